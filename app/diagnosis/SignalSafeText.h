#pragma once

#include <cstddef>
#include <cstdint>
#include <ctime>
#include <string_view>

/// Writing text where nearly nothing may be called: in a signal handler (signal-safety(7)). No memory is
/// taken, no lock held.
namespace barline::app {

/// Writes to a descriptor; what cannot be written is left out.
class SignalSafeText {
 public:
  explicit SignalSafeText(int descriptor) : descriptor_(descriptor) {}

  SignalSafeText& operator<<(std::string_view text);
  SignalSafeText& operator<<(std::uint64_t number);
  void hexadecimal(std::uint64_t number);

 private:
  int descriptor_;
};

/// Puts "YYYYMMDD-HHMMSS" of UTC and a zero byte into `text`. @param time seconds since 1970
void writeDateStamp(std::time_t time, char (&text)[16]);

/// Writes one line for each address of code: "#0 0x7f… FILE+0x…", where the number behind the file is the
/// place within it, as addr2line takes it. Reads /proc/self/maps.
void writeFrames(SignalSafeText& text, void* const* addresses, int count);

}  // namespace barline::app
