#include "ui/window/Layouts.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QStringList>
#include <array>

namespace barline::ui {
namespace {

/// What a built-in layout decides on: lanes that are not among these stay as they are by themselves.
QStringList decidedLanes() {
  return {QStringLiteral("waveform"),    QStringLiteral("runner_up"), QStringLiteral("transients"),
          QStringLiteral("spectrogram"), QStringLiteral("sections"),  QStringLiteral("chords"),
          QStringLiteral("chromagram"),  QStringLiteral("key"),       QStringLiteral("energy"),
          QStringLiteral("level"),       QStringLiteral("loudness"),  QStringLiteral("perceived_loudness"),
          QStringLiteral("sharpness"),   QStringLiteral("roughness"), QStringLiteral("tempo")};
}

QJsonObject lanesOf(const QStringList& shown, const QJsonObject& heights) {
  QStringList order = shown;
  QStringList hidden;
  for (const QString& lane : decidedLanes()) {
    if (shown.contains(lane)) continue;
    order.append(lane);
    hidden.append(lane);
  }
  return {{QStringLiteral("order"), QJsonArray::fromStringList(order)},
          {QStringLiteral("hidden"), QJsonArray::fromStringList(hidden)},
          {QStringLiteral("shown"), QJsonArray::fromStringList(shown)},
          {QStringLiteral("folded"), QJsonArray()},
          {QStringLiteral("heights"), heights}};
}

QString title(const char* source) {
  return QCoreApplication::translate("Layout", source);
}

}  // namespace

const std::vector<Layout>& builtInLayouts() {
  static const std::vector<Layout> layouts{
      {title(QT_TRANSLATE_NOOP("Layout", "Listen")),
       lanesOf({QStringLiteral("waveform"), QStringLiteral("sections"), QStringLiteral("chords"),
                QStringLiteral("key"), QStringLiteral("energy"), QStringLiteral("loudness"),
                QStringLiteral("tempo")},
               {}),
       true},
      {title(QT_TRANSLATE_NOOP("Layout", "Edit grid")),
       lanesOf({QStringLiteral("waveform"), QStringLiteral("runner_up"), QStringLiteral("transients"),
                QStringLiteral("sections"), QStringLiteral("chords"), QStringLiteral("tempo")},
               {}),
       false},
      {title(QT_TRANSLATE_NOOP("Layout", "Harmony")),
       lanesOf({QStringLiteral("waveform"), QStringLiteral("chromagram"), QStringLiteral("chords"),
                QStringLiteral("key"), QStringLiteral("sections")},
               {{QStringLiteral("chromagram"), 168}, {QStringLiteral("chords"), 56}}),
       true},
      {title(QT_TRANSLATE_NOOP("Layout", "Sound")),
       lanesOf({QStringLiteral("waveform"), QStringLiteral("spectrogram"), QStringLiteral("level"),
                QStringLiteral("loudness"), QStringLiteral("perceived_loudness"), QStringLiteral("sharpness"),
                QStringLiteral("roughness")},
               {{QStringLiteral("spectrogram"), 220}}),
       true}};
  return layouts;
}

const Layout& gridLayout() {
  return builtInLayouts()[1];
}

std::vector<Layout> layoutsFrom(const QJsonObject& stored) {
  std::vector<Layout> out;
  for (const auto& value : stored[QStringLiteral("layouts")].toArray()) {
    const QJsonObject entry = value.toObject();
    Layout layout{entry[QStringLiteral("name")].toString(), entry[QStringLiteral("lanes")].toObject(),
                  entry[QStringLiteral("library")].toBool(true)};
    if (!layout.name.isEmpty() && !layout.lanes.isEmpty()) out.push_back(std::move(layout));
  }
  return out;
}

QJsonObject storedLayouts(const std::vector<Layout>& layouts) {
  QJsonArray entries;
  for (const Layout& layout : layouts) {
    entries.append(QJsonObject{{QStringLiteral("name"), layout.name},
                               {QStringLiteral("lanes"), layout.lanes},
                               {QStringLiteral("library"), layout.library}});
  }
  return {{QStringLiteral("layouts"), entries}};
}

}  // namespace barline::ui
