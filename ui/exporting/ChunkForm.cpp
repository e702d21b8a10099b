#include "ui/exporting/ChunkForm.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

#include "engine/export/chunks/ChunkNames.h"
#include "ui/exporting/ChoiceButtons.h"
#include "ui/theme/Appearance.h"

namespace barline::ui {
namespace {

using exporting::ChunkAudio;
using exporting::ChunkCut;
using exporting::ChunkDepth;
using exporting::ChunkEncoding;
using exporting::ChunkLevel;
using exporting::ChunkPadding;
using exporting::ChunkSettings;
using exporting::ChunkUnit;

constexpr int kTarget = 24;
constexpr double kMostFade = 2000.0;  // ms
constexpr double kLowestPeak = -60.0;
constexpr double kLongestGrid = 60.0;  // s
constexpr int kMostBars = 64;

QDoubleSpinBox* spin(QWidget* parent, double least, double most, int decimals, const QString& unit) {
  auto* box = new QDoubleSpinBox(parent);
  box->setRange(least, most);
  box->setDecimals(decimals);
  box->setSuffix(unit);
  box->setMinimumHeight(kTarget);
  box->setKeyboardTracking(false);
  return box;
}

}  // namespace

ChunkForm::ChunkForm(QWidget* parent)
    : QWidget(parent),
      grid_(new QGridLayout(this)),
      unit_(new ChoiceButtons({}, {tr("Bar"), tr("Beat"), tr("Section"), tr("Bars")}, this)),
      bars_(new QSpinBox(this)),
      audio_(new ChoiceButtons({}, {tr("As in the file"), tr("Mono, 22.05 kHz")}, this)),
      encoding_(new ChoiceButtons({}, {tr("WAV"), tr("FLAC")}, this)),
      depth_(new QComboBox(this)),
      cut_(new ChoiceButtons({}, {tr("On the beat"), tr("At zero crossings")}, this)),
      fadeIn_(spin(this, 0.0, kMostFade, 0, tr(" ms in"))),
      fadeOut_(spin(this, 0.0, kMostFade, 0, tr(" ms out"))),
      level_(new QComboBox(this)),
      peak_(spin(this, kLowestPeak, 0.0, 1, tr(" dBFS"))),
      padding_(new QComboBox(this)),
      multiple_(spin(this, 0.001, kLongestGrid, 3, tr(" s"))),
      leadIn_(new QCheckBox(tr("What precedes bar 1"), this)),
      tail_(new QCheckBox(tr("The end after the last bar"), this)),
      filter_(new QLineEdit(this)),
      pattern_(new QLineEdit(this)),
      csv_(new QCheckBox(tr("CSV"), this)),
      json_(new QCheckBox(tr("JSON"), this)),
      parquet_(new QCheckBox(tr("Parquet"), this)) {
  bars_->setRange(1, kMostBars);
  bars_->setSuffix(tr(" each"));
  bars_->setMinimumHeight(kTarget);
  // In the order of the enumerations.
  depth_->addItems({tr("Depth as in the file"), tr("16 bit"), tr("24 bit"), tr("32 bit float")});
  level_->addItems({tr("As it is"), tr("Each chunk to"), tr("Whole track to")});
  padding_->addItems({tr("None"), tr("To the longest"), tr("To multiples of")});
  unit_->setObjectName(QStringLiteral("unit"));
  filter_->setObjectName(QStringLiteral("filter"));
  pattern_->setObjectName(QStringLiteral("pattern"));
  filter_->setPlaceholderText(tr("all of them"));
  filter_->setToolTip(
      tr("Terms that all must hold, parted by spaces: chord:Am,F section:chorus bars:1-16 beat:1 key:8A "
         "bpm:120-130 metre:4/4. A minus before a term turns it round: -section:intro."));
  for (QCheckBox* box : {leadIn_, tail_, csv_, json_, parquet_}) box->setMinimumHeight(kTarget);
  layOut();
  setSettings({});
  connectFields();
}

void ChunkForm::addRow(const QString& label, const QList<QWidget*>& fields) {
  const int row = grid_->rowCount();
  auto* about = new QLabel(label, this);
  setText(*about, TextRole::Body, Tone::Mid);
  about->setBuddy(fields.front());
  auto* line = new QHBoxLayout;
  line->setSpacing(8);
  for (QWidget* field : fields) line->addWidget(field, qobject_cast<QLineEdit*>(field) != nullptr ? 1 : 0);
  if (qobject_cast<QLineEdit*>(fields.front()) == nullptr) line->addStretch(1);
  grid_->addWidget(about, row, 0);
  grid_->addLayout(line, row, 1);
}

void ChunkForm::layOut() {
  grid_->setContentsMargins(0, 0, 0, 0);
  grid_->setHorizontalSpacing(12);
  grid_->setVerticalSpacing(2);
  grid_->setColumnStretch(1, 1);
  auto* fields = new QPushButton(tr("Field"), this);
  auto* menu = new QMenu(fields);
  fillFieldMenu(*menu);
  fields->setMenu(menu);
  fields->setAutoDefault(false);
  fields->setToolTip(tr("Puts a field into the pattern where the cursor stands."));
  addRow(tr("One file for each"), {unit_, bars_});
  addRow(tr("Audio"), {audio_});
  addRow(tr("Written as"), {encoding_, depth_});
  addRow(tr("Cuts"), {cut_});
  addRow(tr("Fades"), {fadeIn_, fadeOut_});
  addRow(tr("Level"), {level_, peak_});
  addRow(tr("Fill up with silence"), {padding_, multiple_});
  addRow(tr("Also"), {leadIn_, tail_});
  addRow(tr("Onl&y"), {filter_});
  addRow(tr("Na&mes"), {pattern_, fields});
  addRow(tr("Lists of them"), {csv_, json_, parquet_});
  grid_->setRowStretch(grid_->rowCount(), 1);
}

void ChunkForm::fillFieldMenu(QMenu& menu) {
  for (const exporting::ChunkField& field : exporting::chunkFields()) {
    const QString name = QString::fromUtf8(field.name.data(), static_cast<qsizetype>(field.name.size()));
    menu.addAction(tr("{%1}  %2").arg(name, QCoreApplication::translate("Chunks", field.summary)), this,
                   [this, name] {
                     pattern_->insert(QLatin1Char('{') + name + QLatin1Char('}'));
                     Q_EMIT changed();
                   });
  }
}

void ChunkForm::connectFields() {
  const auto told = [this] {
    update();
    Q_EMIT changed();
  };
  for (ChoiceButtons* buttons : {unit_, audio_, encoding_, cut_})
    connect(buttons, &ChoiceButtons::chosen, this, told);
  for (QComboBox* box : {depth_, level_, padding_}) connect(box, &QComboBox::activated, this, told);
  for (QDoubleSpinBox* box : {fadeIn_, fadeOut_, peak_, multiple_})
    connect(box, &QDoubleSpinBox::valueChanged, this, told);
  for (QCheckBox* box : {leadIn_, tail_, csv_, json_, parquet_})
    connect(box, &QCheckBox::clicked, this, told);
  for (QLineEdit* edit : {filter_, pattern_}) connect(edit, &QLineEdit::textEdited, this, told);
  connect(bars_, &QSpinBox::valueChanged, this, told);
}

void ChunkForm::update() {
  const ChunkSettings now = settings();
  bars_->setVisible(now.unit == ChunkUnit::Bars);
  peak_->setVisible(now.level != ChunkLevel::AsIs);
  multiple_->setVisible(now.padding == ChunkPadding::Grid);
  depth_->setEnabled(now.audio == ChunkAudio::Native);
  pattern_->setPlaceholderText(QString::fromStdString(exporting::usualPattern(now.unit)));
}

ChunkSettings ChunkForm::settings() const {
  // In the order of the buttons.
  return {.unit = static_cast<ChunkUnit>(unit_->choice()),
          .barsEach = bars_->value(),
          .audio = static_cast<ChunkAudio>(audio_->choice()),
          .encoding = static_cast<ChunkEncoding>(encoding_->choice()),
          .depth = static_cast<ChunkDepth>(depth_->currentIndex()),
          .cut = static_cast<ChunkCut>(cut_->choice()),
          .fadeIn = fadeIn_->value() / 1000.0,
          .fadeOut = fadeOut_->value() / 1000.0,
          .level = static_cast<ChunkLevel>(level_->currentIndex()),
          .peak = peak_->value(),
          .padding = static_cast<ChunkPadding>(padding_->currentIndex()),
          .gridSeconds = multiple_->value(),
          .leadIn = leadIn_->isChecked(),
          .tail = tail_->isChecked(),
          .filter = filter_->text().trimmed().toStdString(),
          .pattern = pattern_->text().trimmed().toStdString(),
          .manifestCsv = csv_->isChecked(),
          .manifestJson = json_->isChecked(),
          .manifestParquet = parquet_->isChecked()};
}

void ChunkForm::setSettings(const ChunkSettings& settings) {
  const QSignalBlocker silent(this);
  unit_->setChoice(static_cast<int>(settings.unit));
  bars_->setValue(settings.barsEach);
  audio_->setChoice(static_cast<int>(settings.audio));
  encoding_->setChoice(static_cast<int>(settings.encoding));
  depth_->setCurrentIndex(static_cast<int>(settings.depth));
  cut_->setChoice(static_cast<int>(settings.cut));
  fadeIn_->setValue(settings.fadeIn * 1000.0);
  fadeOut_->setValue(settings.fadeOut * 1000.0);
  level_->setCurrentIndex(static_cast<int>(settings.level));
  peak_->setValue(settings.peak);
  padding_->setCurrentIndex(static_cast<int>(settings.padding));
  multiple_->setValue(settings.gridSeconds);
  leadIn_->setChecked(settings.leadIn);
  tail_->setChecked(settings.tail);
  filter_->setText(QString::fromStdString(settings.filter));
  pattern_->setText(QString::fromStdString(settings.pattern));
  csv_->setChecked(settings.manifestCsv);
  json_->setChecked(settings.manifestJson);
  parquet_->setChecked(settings.manifestParquet);
  update();
}

}  // namespace barline::ui
