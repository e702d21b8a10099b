#include "engine/import/CollectionXml.h"

#include "engine/import/Delimited.h"
#include "engine/import/ImportError.h"
#include "engine/import/SpanList.h"
#include "engine/model/MusicalKey.h"

namespace barline::importing {

CollectionXml::CollectionXml(const std::filesystem::path& file, QIODevice& device, const Progress& progress)
    : file_(file), device_(device), progress_(progress), reader_(&device) {}

bool CollectionXml::next() {
  for (;;) {
    switch (reader_.readNext()) {
      case QXmlStreamReader::StartElement:
        return true;
      case QXmlStreamReader::EndElement:
      case QXmlStreamReader::EndDocument:
        return false;
      case QXmlStreamReader::DTD:
        throw ImportError(file_, static_cast<int>(reader_.lineNumber()), "it declares a document type",
                          "No program writes its collection so; export it again.");
      case QXmlStreamReader::Invalid:
        fail();
      default:
        break;
    }
  }
}

void CollectionXml::skip() {
  reader_.skipCurrentElement();
  if (reader_.hasError()) fail();
}

void CollectionXml::fail() const {
  throw ImportError(file_, static_cast<int>(reader_.lineNumber()),
                    reader_.error() == QXmlStreamReader::PrematureEndOfDocumentError ? "the file breaks off"
                                                                                     : "this is no XML",
                    "Export the collection again.");
}

QString CollectionXml::attribute(const char* attributeName) const {
  return reader_.attributes().value(QLatin1String(attributeName)).toString();
}

std::string CollectionXml::label(const char* attributeName) const {
  return cleanLabel(attribute(attributeName).toStdString());
}

std::optional<double> CollectionXml::number(const char* attributeName) const {
  return parseNumber(attribute(attributeName).trimmed().toStdString());
}

void CollectionXml::require(std::size_t count, std::size_t most, const char* what) const {
  if (count < most) return;
  throw ImportError(file_, static_cast<int>(reader_.lineNumber()),
                    "there are more than " + std::to_string(most) + ' ' + what + " in it",
                    "This is no collection that Barline reads.");
}

bool CollectionXml::goesOn() {
  constexpr int kTellEvery = 256;
  if (cancelled_ || !progress_ || ++sinceTold_ < kTellEvery) return !cancelled_;
  sinceTold_ = 0;
  const auto size = static_cast<double>(device_.size());
  cancelled_ = !progress_(size > 0.0 ? static_cast<double>(device_.pos()) / size : 0.0);
  return !cancelled_;
}

std::optional<model::AnnotatedKey> parseDjKey(std::string_view text) {
  for (int tonic = 0; tonic < 12; ++tonic) {
    for (const model::Mode mode : {model::Mode::Major, model::Mode::Minor}) {
      const model::MusicalKey key{tonic, mode};
      if (text != camelot(key) && text != openKey(key)) continue;
      return model::AnnotatedKey{
          .tonic = tonic,
          .mode = mode == model::Mode::Major ? model::AnnotatedMode::Major : model::AnnotatedMode::Minor};
    }
  }
  return parseKey(text);
}

}  // namespace barline::importing
