#pragma once

#include <QLoggingCategory>

namespace barline::storage {

Q_DECLARE_LOGGING_CATEGORY(storageLog)  // "barline.storage"; paths, but nothing of what files hold

}  // namespace barline::storage
