#include "ui/dialogs/AboutDialog.h"

#include <QLabel>
#include <QVBoxLayout>

#include "ui/theme/Appearance.h"
#include "ui/theme/Icons.h"

namespace barline::ui {

AboutDialog::AboutDialog(QWidget* parent) : QDialog(parent) {
  setWindowTitle(tr("About Barline"));
  setSurface(*this, Surface::Panel);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(32, 24, 32, 24);
  layout->setSpacing(8);
  auto* mark = new QLabel(this);
  mark->setPixmap(applicationIcon().pixmap(QSize(64, 64), devicePixelRatioF()));
  layout->addWidget(mark);
  auto* name = new QLabel(tr("Barline %1").arg(QStringLiteral(BARLINE_VERSION)), this);
  setText(*name, TextRole::Page);
  layout->addWidget(name);
  const auto add = [&](const QString& text, Tone tone) {
    auto* label = new QLabel(text, this);
    label->setWordWrap(true);
    label->setMinimumWidth(380);
    setText(*label, TextRole::Body, tone);
    layout->addWidget(label);
  };
  add(tr("A workstation for music analysis: waveform, beats, bars, chords, key, energy, loudness and tempo "
         "of a "
         "track on one timeline."),
      Tone::High);
  add(tr("Free software under the GNU General Public License, version 3 or later. It comes without any "
         "warranty."),
      Tone::Mid);
  add(tr("Built on Qt, FFmpeg, FFTW, Rubber Band and SQLite."), Tone::Mid);
}

}  // namespace barline::ui
