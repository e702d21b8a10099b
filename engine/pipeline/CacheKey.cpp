#include "engine/pipeline/CacheKey.h"

#include <QCryptographicHash>

namespace barline::pipeline {

std::string cacheKey(const StepDeclaration& step, const Parameters& parameters,
                     const std::vector<std::string>& origins) {
  QCryptographicHash hash(QCryptographicHash::Blake2b_160);
  // Each part ends with a zero byte, so that no two lists of parts run together to the same text.
  const auto add = [&](const std::string& part) {
    hash.addData(QByteArrayView(part.c_str(), static_cast<qsizetype>(part.size()) + 1));
  };
  add(step.id);
  add(std::to_string(step.version));
  add(parameters.canonical());
  for (const std::string& origin : origins) add(origin);
  return hash.result().toHex().toStdString();
}

std::string decodingKey(const std::string& fingerprint) {
  const StepDeclaration decoding{.id = "decode", .version = 1};
  return cacheKey(decoding, Parameters(decoding), {fingerprint});
}

}  // namespace barline::pipeline
