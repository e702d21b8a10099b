#include "ui/crates/SidebarDelegate.h"

#include <QLineEdit>
#include <QLocale>
#include <QPainter>
#include <optional>

#include "ui/crates/SidebarModel.h"
#include "ui/library/ItemField.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Numerals.h"

namespace barline::ui {
namespace {

constexpr int kRow = 24;
constexpr int kFirstHead = 30;
constexpr int kHead = 36;
constexpr int kHeadText = 28;  // of its height, from below
constexpr int kMargin = 12;
constexpr int kIcon = 16;
constexpr int kTextLeft = 36;
constexpr int kIndent = 18;
constexpr int kBar = 3;
constexpr int kGap = 8;

IconName iconOf(LibraryList list) {
  switch (list) {
    case LibraryList::RecentlyAdded:
      return IconName::Clock;
    case LibraryList::NotAnalysed:
      return IconName::Sync;
    case LibraryList::Doubtful:
      return IconName::Warn;
    case LibraryList::Edited:
      return IconName::Pencil;
    case LibraryList::Missing:
      return IconName::Missing;
    case LibraryList::Duplicates:
      return IconName::Duplicate;
    case LibraryList::History:
      return IconName::Undo;
    default:
      return IconName::Wave;
  }
}

IconName iconOf(const SidebarModel& model, const QModelIndex& index, bool open) {
  const model::Crate* crate = model.crateAt(index);
  if (crate == nullptr) return iconOf(model.placeAt(index)->list);
  switch (crate->kind) {
    case model::CrateKind::Folder:
      return open ? IconName::ChevronDown : IconName::ChevronRight;
    case model::CrateKind::Smart:
      return IconName::SmartCrate;
    default:
      return IconName::Crate;
  }
}

QRectF iconRect(const QRect& row, int depth) {
  return {double(row.left() + kMargin + depth * kIndent), row.top() + (row.height() - kIcon) / 2.0,
          double(kIcon), double(kIcon)};
}

}  // namespace

QRect SidebarDelegate::chevronRect(const QRect& row, int depth) {
  return iconRect(row, depth).toAlignedRect().adjusted(-4, -4, 4, 4);
}

QRect SidebarDelegate::addRect(const QRect& row) {
  const int top = row.bottom() + 1 - kHeadText;
  return {row.right() + 1 - kMargin - kIcon - 4, top + (kHeadText - 24) / 2, 24, 24};
}

QSize SidebarDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
  const auto* model = qobject_cast<const SidebarModel*>(index.model());
  const auto section = model == nullptr ? std::nullopt : model->sectionAt(index);
  if (!section) return {0, kRow};
  return {0, *section == SidebarModel::Section::Lists ? kFirstHead : kHead};
}

void SidebarDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
  const auto* model = qobject_cast<const SidebarModel*>(index.model());
  if (model == nullptr || option.widget == nullptr) return;
  painter->save();
  if (model->sectionAt(index)) {
    paintHead(*painter, option, *model, index);
  } else {
    paintPlace(*painter, option, *model, index);
  }
  painter->restore();
}

void SidebarDelegate::paintHead(QPainter& painter, const QStyleOptionViewItem& option,
                                const SidebarModel& model, const QModelIndex& index) const {
  const Theme& theme = themeOf(*option.widget);
  const Colours& colours = theme.colours();
  const QRectF line(option.rect.left() + kMargin, option.rect.bottom() + 1 - kHeadText,
                    option.rect.width() - 2 * kMargin, kHeadText);
  painter.setFont(theme.font(TextRole::Strong));
  painter.setPen(colours.text.mid);
  painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, index.data().toString());
  if (model.sectionAt(index) == SidebarModel::Section::Lists) return;
  const QRect add = addRect(option.rect);
  const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
  painter.drawPixmap(QPointF(add.left() + 4, add.top() + 4),
                     iconPixmap(IconName::Add, kIcon, hovered ? colours.text.high : colours.text.mid,
                                option.widget->devicePixelRatioF()));
}

void SidebarDelegate::paintPlace(QPainter& painter, const QStyleOptionViewItem& option,
                                 const SidebarModel& model, const QModelIndex& index) const {
  const Theme& theme = themeOf(*option.widget);
  const Colours& colours = theme.colours();
  const QRectF rect = option.rect;
  const bool selected = option.state.testFlag(QStyle::State_Selected);
  if (selected) {
    painter.fillRect(rect, colours.bg.control);
    painter.fillRect(QRectF(rect.left(), rect.top(), kBar, rect.height()), colours.accent.base);
  } else if (option.state.testFlag(QStyle::State_MouseOver)) {
    painter.fillRect(rect, colours.bg.raised);
  }
  if (option.state.testFlag(QStyle::State_HasFocus) && showsFocusRing(*option.widget))
    paintFocusRing(painter, rect.adjusted(4, 1, -2, -1), theme.tokens().radius.control, theme);

  const int depth = model.depth(index);
  const bool open = option.state.testFlag(QStyle::State_Open);
  painter.drawPixmap(
      iconRect(option.rect, depth).topLeft(),
      iconPixmap(iconOf(model, index, open), kIcon, selected ? colours.text.high : colours.text.mid,
                 option.widget->devicePixelRatioF()));

  double end = rect.right() - kMargin;
  if (const auto count = model.countAt(index)) {
    const QString number = QLocale().toString(static_cast<qlonglong>(*count));
    const QFont font = theme.font(TextRole::Small);
    painter.setFont(font);
    painter.setPen(selected ? colours.text.mid : colours.text.low);
    drawNumerals(painter, QRectF(rect.left(), rect.top(), end - rect.left(), rect.height()),
                 Qt::AlignRight | Qt::AlignVCenter, number);
    end -= numeralWidth(font, number) + kGap;
  }
  const QFont font = theme.font(TextRole::Body);
  painter.setFont(font);
  painter.setPen(selected ? colours.text.high : colours.text.mid);
  const double left = rect.left() + kTextLeft + depth * kIndent;
  painter.drawText(QRectF(left, rect.top(), end - left, rect.height()), Qt::AlignLeft | Qt::AlignVCenter,
                   QFontMetricsF(font).elidedText(index.data().toString(), Qt::ElideRight, end - left));
}

QWidget* SidebarDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&,
                                       const QModelIndex& index) const {
  auto* editor = new QLineEdit(parent);
  editor->setAccessibleName(tr("Name of %1").arg(index.data().toString()));
  constexpr int kLongestName = 200;
  editor->setMaxLength(kLongestName);
  editor->setTextMargins(2, 0, 2, 0);
  return editor;
}

void SidebarDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
  fillWhenOpened(editor, index);
}

void SidebarDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                           const QModelIndex& index) const {
  const auto* model = qobject_cast<const SidebarModel*>(index.model());
  const int depth = model == nullptr ? 0 : model->depth(index);
  // The text in the field begins where the name does.
  constexpr int kFieldInset = 6;
  editor->setGeometry(option.rect.adjusted(kTextLeft + depth * kIndent - kFieldInset, 0, -4, 0));
}

}  // namespace barline::ui
