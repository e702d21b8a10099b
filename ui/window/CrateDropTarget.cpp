#include "ui/window/CrateDropTarget.h"

#include <QDropEvent>
#include <QMimeData>
#include <QPainter>
#include <QWidget>
#include <algorithm>

#include "ui/crates/CrateController.h"
#include "ui/library/TrackListing.h"
#include "ui/library/TrackMime.h"
#include "ui/library/table/TrackTableModel.h"
#include "ui/library/table/TrackTableView.h"
#include "ui/theme/Appearance.h"

namespace barline::ui {
namespace {

constexpr int kLine = 2;  // logical pixels

/// Where what is dragged would come to lie.
class DropLine final : public QWidget {
 public:
  explicit DropLine(QWidget* parent) : QWidget(parent) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter(this).fillRect(rect(), themeOf(*this).colours().accent.base);
  }
};

}  // namespace

CrateDropTarget::CrateDropTarget(TrackTableView& table, const TrackListing& listing, CrateController& crates)
    : QObject(&table),
      table_(table),
      listing_(listing),
      crates_(crates),
      line_(new DropLine(table.viewport())) {
  table_.viewport()->setAcceptDrops(true);
  table_.viewport()->installEventFilter(this);
}

bool CrateDropTarget::takes(const QDropEvent& event) const {
  return listing_.source().crate != 0 && listing_.inGivenOrder() &&
         event.mimeData()->hasFormat(trackMimeType());
}

int CrateDropTarget::rowAt(double y) const {
  const int rows = table_.model()->rowCount();
  const int row = table_.rowAt(static_cast<int>(y));
  if (row < 0) return rows;
  const double middle = table_.rowViewportPosition(row) + table_.rowHeight(row) / 2.0;
  return y < middle ? row : row + 1;
}

void CrateDropTarget::showLine(int row) {
  const int rows = table_.model()->rowCount();
  const int top = row < rows
                      ? table_.rowViewportPosition(row)
                      : (rows == 0 ? 0 : table_.rowViewportPosition(rows - 1) + table_.rowHeight(rows - 1));
  line_->setGeometry(0, std::max(0, top - kLine / 2), table_.viewport()->width(), kLine);
  line_->show();
  line_->raise();
}

void CrateDropTarget::drop(const std::vector<std::int64_t>& tracks, int row) {
  const auto& model = static_cast<const TrackTableModel&>(*table_.model());
  const std::int64_t before = row < model.rowCount() ? model.trackAt(row) : 0;
  const std::int64_t crate = listing_.source().crate;
  const bool inside =
      std::ranges::all_of(tracks, [this](std::int64_t track) { return listing_.indexOf(track) >= 0; });
  if (inside) {
    crates_.moveTracks(crate, tracks, before);
  } else {
    crates_.addTracks(crate, tracks, before);
  }
}

bool CrateDropTarget::eventFilter(QObject* watched, QEvent* event) {
  switch (event->type()) {
    case QEvent::DragEnter:
    case QEvent::DragMove:
    case QEvent::Drop: {
      auto& dropping = *static_cast<QDropEvent*>(event);
      if (!takes(dropping)) break;
      // What is dragged stays where it came from.
      dropping.setDropAction(Qt::CopyAction);
      dropping.accept();
      const int row = rowAt(dropping.position().y());
      if (event->type() == QEvent::Drop) {
        line_->hide();
        const std::vector<std::int64_t> tracks = draggedTracks(*dropping.mimeData());
        if (!tracks.empty()) drop(tracks, row);
      } else {
        showLine(row);
      }
      return true;
    }
    case QEvent::DragLeave:
      line_->hide();
      break;
    default:
      break;
  }
  return QObject::eventFilter(watched, event);
}

}  // namespace barline::ui
