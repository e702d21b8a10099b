#include "tests/support/GermanLocale.h"

#include <QProcess>
#include <clocale>
#include <cstring>

namespace barline::test {

GermanLocale::GermanLocale() {
  const QString path = folder_.filePath("de_DE.UTF-8");
  QProcess::execute("localedef", {"-i", "de_DE", "-f", "UTF-8", path});
  qputenv("LOCPATH", folder_.path().toUtf8());
  if (std::setlocale(LC_ALL, "de_DE.UTF-8") == nullptr) return;
  before_ = std::locale::global(std::locale("de_DE.UTF-8"));
  isSet_ = std::strcmp(std::localeconv()->decimal_point, ",") == 0;
}

GermanLocale::~GermanLocale() {
  std::locale::global(before_);
  std::setlocale(LC_ALL, "C.UTF-8");
  qunsetenv("LOCPATH");
}

}  // namespace barline::test
