#pragma once

/// Names of the dynamic properties by which Appearance.h speaks to the style.
namespace barline::ui::notes {

inline constexpr char kSurface[] = "barlineSurface";
inline constexpr char kTone[] = "barlineTone";
inline constexpr char kTextRole[] = "barlineTextRole";
inline constexpr char kButtonKind[] = "barlineButtonKind";
inline constexpr char kOwnFocusRing[] = "barlineOwnFocusRing";

}  // namespace barline::ui::notes
