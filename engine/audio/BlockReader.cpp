#include "engine/audio/BlockReader.h"
