#include "storage/Log.h"

namespace barline::storage {

Q_LOGGING_CATEGORY(storageLog, "barline.storage", QtWarningMsg)

}  // namespace barline::storage
