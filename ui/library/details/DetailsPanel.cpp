#include "ui/library/details/DetailsPanel.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>
#include <utility>

#include "engine/model/Character.h"
#include "ui/library/details/KeyWheel.h"
#include "ui/library/details/SimilarDelegate.h"
#include "ui/library/details/SimilarListModel.h"
#include "ui/library/details/TrackSummary.h"
#include "ui/search/QueryText.h"
#include "ui/theme/Appearance.h"

namespace barline::ui {
namespace {

constexpr int kMargin = 12;

/// Rows as high as those of menus.
class RuleDelegate final : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    constexpr int kRow = 26;
    return {QStyledItemDelegate::sizeHint(option, index).width(), kRow};
  }
};

QLabel* makeTitle(const QString& text, QWidget* parent) {
  auto* label = new QLabel(text, parent);
  setText(*label, TextRole::Strong, Tone::Mid);
  return label;
}

}  // namespace

DetailsPanel::DetailsPanel(QWidget* parent) : QWidget(parent), summary_(new TrackSummary(this)) {
  setSurface(*this, Surface::Panel);
  keys_ = makeKeys();
  similarPart_ = makeSimilar();
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(keys_);
  layout->addSpacing(kMargin);
  layout->addWidget(summary_);
  layout->addSpacing(kMargin);
  layout->addWidget(similarPart_, 1);
  // The lines between the parts lie on the panel itself.
  for (QWidget* part : {keys_, similarPart_}) part->installEventFilter(this);
  updateKeys();
  updateSimilar();
}

bool DetailsPanel::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Move || event->type() == QEvent::Resize) update();
  return QWidget::eventFilter(watched, event);
}

QWidget* DetailsPanel::makeKeys() {
  auto* part = new QWidget(this);
  auto* layout = new QVBoxLayout(part);
  layout->setContentsMargins(kMargin, 8, kMargin, kMargin);
  layout->setSpacing(6);
  keysTitle_ = makeTitle({}, part);
  wheel_ = new KeyWheel(part);
  layout->addWidget(keysTitle_);
  layout->addWidget(wheel_);
  auto* row = new QHBoxLayout;
  auto* label = new QLabel(tr("Rule"), part);
  setText(*label, TextRole::Body, Tone::Mid);
  rules_ = new QComboBox(part);
  rules_->setAccessibleName(tr("Which keys go together"));
  rules_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
  for (const search::KeyRule rule : search::kKeyRules)
    rules_->addItem(keyRuleText(rule), static_cast<int>(rule));
  rules_->setItemDelegate(new RuleDelegate(rules_));
  label->setBuddy(rules_);
  row->addWidget(label);
  row->addWidget(rules_, 1);
  layout->addLayout(row);
  connect(wheel_, &KeyWheel::keyChosen, this, &DetailsPanel::keyChosen);
  connect(rules_, &QComboBox::activated, this, [this](int index) {
    setRule(static_cast<search::KeyRule>(rules_->itemData(index).toInt()));
    Q_EMIT ruleChosen(rule_);
  });
  setRule(rule_);
  return part;
}

QWidget* DetailsPanel::makeSimilar() {
  auto* part = new QWidget(this);
  auto* layout = new QVBoxLayout(part);
  layout->setContentsMargins(0, 8, 0, 0);
  layout->setSpacing(4);
  auto* head = new QHBoxLayout;
  head->setContentsMargins(kMargin, 0, kMargin, 0);
  head->addWidget(makeTitle(tr("Similar to this"), part));
  auto* measures = new QLabel(tr("%1 measures").arg(model::Character::kSize), part);
  setText(*measures, TextRole::Small, Tone::Low);
  measures->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  head->addWidget(measures, 1);
  layout->addLayout(head);
  similarNote_ = new QLabel(part);
  setText(*similarNote_, TextRole::Body, Tone::Low);
  similarNote_->setWordWrap(true);
  similarNote_->setContentsMargins(kMargin, 2, kMargin, 2);
  layout->addWidget(similarNote_);
  similarModel_ = new SimilarListModel(part);
  similarList_ = new QListView(part);
  similarList_->setModel(similarModel_);
  similarList_->setItemDelegate(new SimilarDelegate(similarList_));
  similarList_->setFrameShape(QFrame::NoFrame);
  similarList_->setMouseTracking(true);
  similarList_->setUniformItemSizes(true);
  similarList_->setDragEnabled(true);
  similarList_->setDefaultDropAction(Qt::CopyAction);
  similarList_->setSelectionMode(QAbstractItemView::ExtendedSelection);
  similarList_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  similarList_->setContextMenuPolicy(Qt::CustomContextMenu);
  similarList_->setObjectName(QStringLiteral("similarTracks"));
  similarList_->setAccessibleName(tr("Similar to this"));
  setPaintsOwnFocusRing(*similarList_);
  setSurface(*similarList_->viewport(), Surface::Panel);
  layout->addWidget(similarList_, 1);
  connect(similarList_, &QAbstractItemView::activated, this,
          [this](const QModelIndex& index) { Q_EMIT openRequested(similarModel_->at(index).track.id); });
  connect(similarList_, &QWidget::customContextMenuRequested, this, &DetailsPanel::showSimilarMenu);
  return part;
}

void DetailsPanel::setSoughtKeys(const std::vector<model::MusicalKey>& keys) {
  sought_ = keys;
  updateKeys();
}

void DetailsPanel::setRule(search::KeyRule rule) {
  rule_ = rule;
  rules_->setCurrentIndex(rules_->findData(static_cast<int>(rule)));
  updateKeys();
}

void DetailsPanel::setDetails(const std::shared_ptr<const TrackDetails>& details) {
  details_ = details;
  summary_->setDetails(details);
  updateKeys();
  updateSimilar();
}

void DetailsPanel::setComparison(std::shared_ptr<const LibraryComparison> comparison) {
  summary_->setComparison(std::move(comparison));
}

void DetailsPanel::updateKeys() {
  std::vector<model::MusicalKey> shown = sought_;
  if (shown.empty() && details_ && details_->track.key) shown.push_back(*details_->track.key);
  keysTitle_->setText(sought_.empty() ? tr("Keys that go with this") : tr("Keys in this search"));
  std::vector<search::CompatibleKey> compatible;
  for (const model::MusicalKey& key : shown) {
    const auto others = search::compatibleKeys(key, rule_);
    compatible.insert(compatible.end(), others.begin(), others.end());
  }
  wheel_->setKeys(shown, compatible);
}

void DetailsPanel::updateSimilar() {
  std::vector<SimilarToTrack> tracks;
  if (details_ && details_->similar) tracks = *details_->similar;
  QString note;
  const bool failed = details_ && details_->track.state == model::TrackState::Failed;
  if (details_ && !details_->similar)
    note = failed ? tr("There is nothing to compare it by.") : tr("Known once the track has been analysed.");
  if (details_ && details_->similar && tracks.empty())
    note = tr("No other track can be compared with this one yet.");
  similarNote_->setText(note);
  similarNote_->setVisible(!note.isEmpty());
  similarModel_->setTracks(std::move(tracks));
  similarPart_->setEnabled(details_ != nullptr);
}

void DetailsPanel::showSimilarMenu(const QPoint& at) {
  const QModelIndex index = similarList_->indexAt(at);
  if (!index.isValid()) return;
  const std::int64_t track = similarModel_->at(index).track.id;
  QMenu menu(this);
  menu.addAction(tr("Open"), this, [this, track] { Q_EMIT openRequested(track); });
  menu.addAction(tr("Similar tracks"), this, [this, track] { Q_EMIT similarRequested(track); });
  menu.exec(similarList_->viewport()->mapToGlobal(at));
}

void DetailsPanel::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const QColor line = themeOf(*this).colours().line.hairline;
  painter.fillRect(QRectF(0, keys_->geometry().bottom() + 1, width(), 1.0), line);
  painter.fillRect(QRectF(0, similarPart_->geometry().top() - 1, width(), 1.0), line);
}

}  // namespace barline::ui
