#pragma once

#include <QTemporaryDir>
#include <locale>

namespace barline::test {

/// As long as it lives, the process runs under de_DE.UTF-8 (decimal commas, dots between thousands), in C and
/// C++. It makes the locale itself, with localedef of Debian's package "locales", as few machines have it.
class GermanLocale {
 public:
  GermanLocale();
  ~GermanLocale();
  GermanLocale(const GermanLocale&) = delete;
  GermanLocale& operator=(const GermanLocale&) = delete;

  /// False where it could not be made.
  [[nodiscard]] bool isSet() const { return isSet_; }

 private:
  QTemporaryDir folder_;
  std::locale before_;
  bool isSet_{};
};

}  // namespace barline::test
