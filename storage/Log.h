#pragma once

#include <QLoggingCategory>

namespace barline::storage {

Q_DECLARE_LOGGING_CATEGORY(storageLog)  // "barline.storage"

}  // namespace barline::storage
