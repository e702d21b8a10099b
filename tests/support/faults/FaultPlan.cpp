#include "tests/support/faults/FaultPlan.h"

#include <fstream>

namespace barline::test {
namespace {

const char* nameOf(FaultPlan::Kind kind) {
  switch (kind) {
    case FaultPlan::Kind::Gone:
      return "gone";
    case FaultPlan::Kind::Full:
      return "full";
    case FaultPlan::Kind::ReadOnly:
      return "read-only";
    case FaultPlan::Kind::FailOnce:
      return "once";
    case FaultPlan::Kind::Kill:
      return "kill";
    case FaultPlan::Kind::Slow:
      return "slow";
    case FaultPlan::Kind::Count:
      break;
  }
  return "count";
}

}  // namespace

void FaultPlan::applyTo(QProcessEnvironment& environment, const QString& library) const {
  preload(environment, library);
  environment.insert(QStringLiteral("BARLINE_FAULT_FOLDER"), QString::fromStdString(folder.string()));
  environment.insert(QStringLiteral("BARLINE_FAULT_KIND"), QLatin1String(nameOf(kind)));
  environment.insert(QStringLiteral("BARLINE_FAULT_FROM"), QString::number(from));
  environment.insert(QStringLiteral("BARLINE_FAULT_DELAY_MS"), QString::number(delayMs));
  if (!counter.empty())
    environment.insert(QStringLiteral("BARLINE_FAULT_COUNTER"), QString::fromStdString(counter.string()));
}

void preload(QProcessEnvironment& environment, const QString& library) {
  environment.insert(QStringLiteral("LD_PRELOAD"), library);
  const QString sanitizer = QStringLiteral("ASAN_OPTIONS");
  environment.insert(
      sanitizer, environment.value(sanitizer) + QStringLiteral(":verify_asan_link_order=0:detect_leaks=0"));
}

std::int64_t countedCalls(const std::filesystem::path& counter) {
  std::int64_t count = 0;
  std::ifstream(counter, std::ios::binary).read(reinterpret_cast<char*>(&count), sizeof count);
  return count;
}

}  // namespace barline::test
