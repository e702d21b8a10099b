#include "engine/audio/Fingerprint.h"
