#include "ui/library/table/TrackEditDialog.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QIntValidator>
#include <QLineEdit>
#include <QLocale>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/library/table/SignCache.h"
#include "ui/library/table/TrackCellText.h"
#include "ui/library/table/TrackTableModel.h"
#include "ui/library/table/TypedTags.h"
#include "ui/theme/Appearance.h"

namespace barline::ui {
namespace {

constexpr int kUnchanged = -1;
constexpr int kWidth = 440;

QStringList tagsOf(const TrackRow& row) {
  QStringList tags;
  for (const std::string& tag : row.record.tags) tags.append(QString::fromStdString(tag));
  return tags;
}

}  // namespace

TrackEditDialog::TrackEditDialog(const std::vector<TrackRow>& rows, QWidget* parent)
    : QDialog(parent), rows_(rows) {
  const bool one = rows_.size() == 1;
  setWindowTitle(one ? tr("Edit track")
                     : tr("Edit %1 tracks").arg(QLocale().toString(static_cast<qulonglong>(rows_.size()))));
  setMinimumWidth(kWidth);
  auto* layout = new QVBoxLayout(this);
  auto* form = new QFormLayout;
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  layout->addLayout(form);
  if (one) addText(*form, TrackColumn::Title);
  for (const TrackColumn column :
       {TrackColumn::Artist, TrackColumn::Album, TrackColumn::Genre, TrackColumn::Year, TrackColumn::Comment})
    addText(*form, column);

  commonTags_ = tagsOf(rows_.front());
  for (const TrackRow& row : rows_) {
    const QStringList tags = tagsOf(row);
    commonTags_.removeIf([&](const QString& tag) { return !tags.contains(tag); });
  }
  tags_ = new QLineEdit(commonTags_.join(QStringLiteral(", ")), this);
  tags_->setObjectName(trackColumn(TrackColumn::Tags).name);
  tags_->setPlaceholderText(tr("Tags, with commas between them"));
  if (!one) tags_->setToolTip(tr("Tags that all of the tracks have. Each keeps those of its own."));
  form->addRow(columnLongTitle(TrackColumn::Tags), tags_);
  rating_ =
      addChoice(*form, TrackColumn::Rating, 0, 5, [](const TrackRow& row) { return row.record.rating; });
  colour_ =
      addChoice(*form, TrackColumn::Colour, 0, 8, [](const TrackRow& row) { return row.record.colour; });

  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
  for (QAbstractButton* button : buttons->buttons()) button->setIcon({});
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  layout->addWidget(buttons);
}

void TrackEditDialog::addText(QFormLayout& form, TrackColumn column) {
  const QString first = editText(rows_.front(), column);
  const bool same =
      std::ranges::all_of(rows_, [&](const TrackRow& row) { return editText(row, column) == first; });
  auto* field = new QLineEdit(same ? first : QString(), this);
  if (!same) field->setPlaceholderText(tr("Several values"));
  field->setObjectName(trackColumn(column).name);
  if (column == TrackColumn::Year) field->setValidator(new QIntValidator(1, 9999, field));
  field->setCursorPosition(0);
  form.addRow(columnLongTitle(column), field);
  texts_.push_back({column, field, field->text()});
}

QComboBox* TrackEditDialog::addChoice(QFormLayout& form, TrackColumn column, int first, int last,
                                      const std::function<int(const TrackRow&)>& value) {
  auto* box = new QComboBox(this);
  const int common = value(rows_.front());
  const bool same = std::ranges::all_of(rows_, [&](const TrackRow& row) { return value(row) == common; });
  if (!same) box->addItem(tr("Several values"), kUnchanged);
  SignCache signs;
  signs.prepare(themeOf(*this), devicePixelRatioF());
  for (int choice = first; choice <= last; ++choice) {
    const QString stars(choice, QChar(0x2605));
    const QString text = column == TrackColumn::Rating ? stars : trackColourName(choice);
    box->addItem(choice == 0 ? tr("None") : text, choice);
    if (column == TrackColumn::Colour) box->setItemIcon(box->count() - 1, QIcon(signs.swatch(choice, 14)));
  }
  box->setCurrentIndex(same ? box->findData(common) : 0);
  form.addRow(columnLongTitle(column), box);
  return box;
}

model::TrackAmendment TrackEditDialog::amendmentOf(const TrackRow& row) const {
  model::TrackAmendment all;
  for (const Text& text : texts_) {
    if (text.field->text() == text.shown) continue;
    const auto part = amendmentFor(text.column, row, text.field->text());
    if (!part) continue;
    if (part->title) all.title = part->title;
    if (part->artist) all.artist = part->artist;
    if (part->album) all.album = part->album;
    if (part->genre) all.genre = part->genre;
    if (part->year) all.year = part->year;
    if (part->comment) all.comment = part->comment;
  }
  const QStringList typed = typedTags(tags_->text());
  if (typed != commonTags_) {
    QStringList tags = tagsOf(row);
    tags.removeIf([&](const QString& tag) { return commonTags_.contains(tag); });
    tags += typed;
    if (const auto part = amendmentFor(TrackColumn::Tags, row, tags.join(u','))) all.tags = part->tags;
  }
  const int rating = rating_->currentData().toInt();
  if (rating != kUnchanged && rating != row.record.rating) all.rating = rating;
  const int colour = colour_->currentData().toInt();
  if (colour != kUnchanged && colour != row.record.colour) all.colour = colour;
  return all;
}

std::vector<model::AmendedTrack> TrackEditDialog::amendments() const {
  std::vector<model::AmendedTrack> changed;
  for (const TrackRow& row : rows_) {
    const model::TrackAmendment amendment = amendmentOf(row);
    if (amendment != model::TrackAmendment()) changed.push_back({row.record.id, amendment});
  }
  return changed;
}

}  // namespace barline::ui
