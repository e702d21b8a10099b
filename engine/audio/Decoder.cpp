#include "engine/audio/Decoder.h"
