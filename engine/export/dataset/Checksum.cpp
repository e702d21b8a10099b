#include "engine/export/dataset/Checksum.h"

#include <QCryptographicHash>
#include <array>
#include <fstream>

#include "engine/export/AtomicFile.h"

namespace barline::exporting {
namespace {

constexpr std::size_t kBlock = 1U << 18;

QByteArrayView view(std::string_view bytes) {
  return {bytes.data(), static_cast<qsizetype>(bytes.size())};
}

std::string digits(const QCryptographicHash& hash) {
  return hash.result().toHex().toStdString();
}

}  // namespace

std::string sha256OfFile(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  QCryptographicHash hash(QCryptographicHash::Sha256);
  std::string block(kBlock, '\0');
  while (stream) {
    stream.read(block.data(), static_cast<std::streamsize>(block.size()));
    hash.addData(view(std::string_view(block).substr(0, static_cast<std::size_t>(stream.gcount()))));
  }
  if (!stream.eof()) throw FileError(file.string() + " could not be read.");
  return digits(hash);
}

std::string sha256Of(std::string_view bytes) {
  QCryptographicHash hash(QCryptographicHash::Sha256);
  hash.addData(view(bytes));
  return digits(hash);
}

std::string checksumLine(std::string_view sha256, std::string_view name) {
  std::string escaped;
  for (const char character : name) {
    if (character == '\\') {
      escaped += "\\\\";
    } else if (character == '\n') {
      escaped += "\\n";
    } else if (character == '\r') {
      escaped += "\\r";
    } else {
      escaped += character;
    }
  }
  std::string line = escaped.size() != name.size() ? "\\" : "";
  line.append(sha256).append("  ").append(escaped).append("\n");
  return line;
}

}  // namespace barline::exporting
