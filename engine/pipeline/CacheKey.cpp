#include "engine/pipeline/CacheKey.h"

#include <QCryptographicHash>

namespace barline::pipeline {
namespace {

/// 40 hex digits.
std::string hashOf(const std::vector<std::string>& parts) {
  QCryptographicHash hash(QCryptographicHash::Blake2b_160);
  // Each part ends with a zero byte, so that no two lists of parts run together to the same text.
  for (const std::string& part : parts)
    hash.addData(QByteArrayView(part.c_str(), static_cast<qsizetype>(part.size()) + 1));
  return hash.result().toHex().toStdString();
}

}  // namespace

std::string cacheKey(const StepDeclaration& step, const Parameters& parameters,
                     const std::vector<std::string>& origins) {
  std::vector<std::string> parts{step.id, std::to_string(step.version), parameters.canonical()};
  parts.insert(parts.end(), origins.begin(), origins.end());
  return hashOf(parts);
}

std::string amendedKey(const std::string& key, const std::string& signature) {
  return hashOf({key, signature});
}

std::string decodingKey(const std::string& fingerprint) {
  const StepDeclaration decoding{.id = "decode", .version = 2};
  return cacheKey(decoding, Parameters(decoding), {fingerprint});
}

}  // namespace barline::pipeline
