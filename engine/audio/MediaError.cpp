#include "engine/audio/MediaError.h"
