#include "engine/export/picture/TextLayer.h"

#include <QFont>
#include <QFontMetricsF>
#include <QPainter>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

namespace barline::exporting::picture {
namespace {

double number(const QXmlStreamAttributes& attributes, QLatin1String name, double otherwise) {
  const auto value = attributes.value(name);
  return value.isEmpty() ? otherwise : value.toDouble();
}

/// Of "translate(x y)".
QPointF translation(const QXmlStreamAttributes& attributes) {
  const QStringView transform = attributes.value(QLatin1String("transform"));
  const qsizetype open = transform.indexOf(u'(');
  const qsizetype space = transform.indexOf(u' ');
  const qsizetype close = transform.indexOf(u')');
  if (open < 0 || space < open || close < space) return {};
  return {transform.mid(open + 1, space - open - 1).toDouble(),
          transform.mid(space + 1, close - space - 1).toDouble()};
}

PlacedText readText(QXmlStreamReader& reader, const QPointF& origin) {
  const QXmlStreamAttributes attributes = reader.attributes();
  PlacedText placed;
  placed.baseline =
      origin + QPointF(number(attributes, QLatin1String("x"), 0), number(attributes, QLatin1String("y"), 0));
  placed.style.size = number(attributes, QLatin1String("font-size"), placed.style.size);
  placed.style.weight = static_cast<int>(number(attributes, QLatin1String("font-weight"), 400));
  const auto anchor = attributes.value(QLatin1String("text-anchor"));
  if (anchor == QLatin1String("middle")) placed.style.anchor = Anchor::Middle;
  if (anchor == QLatin1String("end")) placed.style.anchor = Anchor::End;
  placed.colour = QColor(attributes.value(QLatin1String("fill")).toString());
  placed.text = reader.readElementText();
  return placed;
}

}  // namespace

TextLayer textLayer(const QByteArray& svg) {
  TextLayer layer;
  QXmlStreamReader reader(svg);
  QXmlStreamWriter writer(&layer.graphics);
  std::vector<QPointF> origins{QPointF()};
  while (!reader.atEnd()) {
    reader.readNext();
    if (reader.isStartElement()) {
      if (reader.name() == QLatin1String("text")) {
        layer.texts.push_back(readText(reader, origins.back()));
        continue;
      }
      const bool group = reader.name() == QLatin1String("g");
      origins.push_back(origins.back() + (group ? translation(reader.attributes()) : QPointF()));
    } else if (reader.isEndElement()) {
      origins.pop_back();
    }
    if (!reader.isCharacters()) writer.writeCurrentToken(reader);
  }
  return layer;
}

void paintTexts(QPainter& painter, const std::vector<PlacedText>& texts) {
  for (const PlacedText& placed : texts) {
    QFont font;
    font.setFamilies({QStringLiteral("Inter"), QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans")});
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setWeight(static_cast<QFont::Weight>(placed.style.weight));
    // A font's size is a whole number of pixels: the rest is the painter's.
    constexpr int kPixels = 100;
    font.setPixelSize(kPixels);
    const double scale = placed.style.size / kPixels;
    const double width = QFontMetricsF(font).horizontalAdvance(placed.text);
    const double shift = placed.style.anchor == Anchor::Start ? 0.0
                         : placed.style.anchor == Anchor::End ? width
                                                              : width / 2;
    painter.save();
    painter.translate(placed.baseline);
    painter.scale(scale, scale);
    painter.setFont(font);
    painter.setPen(placed.colour);
    painter.drawText(QPointF(-shift, 0), placed.text);
    painter.restore();
  }
}

}  // namespace barline::exporting::picture
