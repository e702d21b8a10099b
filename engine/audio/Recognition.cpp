#include "engine/audio/Recognition.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <string_view>
#include <vector>

#include "engine/audio/MediaError.h"

namespace barline::audio {

namespace {

/// libav's demuxers that read one file and nothing else. ("mov" and "matroska" stand for their whole lists of
/// names.)
constexpr std::array kContainers = std::to_array<std::string_view>(
    {"wav",  "w64", "aiff", "au",   "caf", "voc", "flac",     "ogg",   "mp3", "aac",
     "loas", "ac3", "eac3", "dts",  "amr", "mov", "matroska", "asf",   "ape", "wv",
     "tta",  "tak", "mpc",  "mpc8", "avi", "flv", "mpeg",     "mpegts"});

/// Demuxers that go and open what the file names, or that read from elsewhere.
constexpr std::array kReferences = std::to_array<std::string_view>(
    {"hls", "dash", "concat", "imf", "sdp", "rtsp", "rtp", "image2", "webm_dash_manifest", "lavfi"});

bool contains(std::span<const std::string_view> names, const char* formatNames) {
  // A demuxer's name may be a list: "mov,mp4,m4a,3gp,3g2,mj2".
  const std::string_view all(formatNames);
  const std::string_view first = all.substr(0, all.find(','));
  return std::ranges::find(names, first) != names.end();
}

bool startsWith(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() &&
         std::ranges::equal(text.substr(0, prefix.size()), prefix, [](char a, char b) {
           return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
         });
}

bool containsWord(std::string_view text, std::string_view word) {
  for (std::size_t i = 0; i + word.size() <= text.size(); ++i)
    if (startsWith(text.substr(i), word)) return true;
  return false;
}

bool endsWithAudioSuffix(std::string_view line) {
  constexpr std::array kSuffixes = std::to_array<std::string_view>(
      {".wav", ".flac", ".mp3", ".ogg", ".oga", ".opus", ".m4a", ".mp4",  ".aac", ".wma",
       ".aif", ".aiff", ".ape", ".wv",  ".mka", ".mkv",  ".m3u", ".m3u8", ".pls", ".ts"});
  return std::ranges::any_of(kSuffixes, [&](std::string_view suffix) {
    return line.size() > suffix.size() && startsWith(line.substr(line.size() - suffix.size()), suffix);
  });
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n\v\f";
  const auto begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

/// Whether the head of a file is a text that names other media: M3U, PLS, XSPF, ASX, SMIL, DASH, cue sheet,
/// ffconcat, SDP, or a bare list of file names.
bool namesOtherFiles(std::string_view head) {
  if (head.find('\0') != std::string_view::npos) return false;
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  head = trimmed(head);
  for (const std::string_view mark : {"#EXTM3U", "#EXTINF", "[playlist]", "[reference]", "ffconcat version",
                                      "<asx", "<smil", "<MPD", "<playlist", "v=0\n", "v=0\r"})
    if (startsWith(head, mark)) return true;
  if (startsWith(head, "<?xml"))
    for (const std::string_view mark : {"<playlist", "<asx", "<smil", "<MPD", "<AssetMap"})
      if (containsWord(head, mark)) return true;
  while (!head.empty()) {
    const auto lineEnd = head.find('\n');
    const std::string_view line = trimmed(head.substr(0, lineEnd));
    head = lineEnd == std::string_view::npos ? std::string_view{} : head.substr(lineEnd + 1);
    if (startsWith(line, "FILE \"") || startsWith(line, "file '")) return true;
    const bool comment =
        line.empty() || line.front() == '#' || line.front() == ';' || startsWith(line, "REM ");
    const bool cueHeader =
        startsWith(line, "TITLE ") || startsWith(line, "PERFORMER ") || startsWith(line, "CATALOG ");
    if (comment || cueHeader) continue;
    return endsWithAudioSuffix(line) || startsWith(line, "http://") || startsWith(line, "https://") ||
           startsWith(line, "file://");
  }
  return false;
}

const AVInputFormat* probe(LocalFile& file, std::int64_t offset, std::size_t bytes, int& score) {
  std::vector<unsigned char> buffer(bytes + AVPROBE_PADDING_SIZE);
  const std::size_t count = file.readAt(offset, {buffer.data(), bytes});
  std::fill(buffer.begin() + static_cast<std::ptrdiff_t>(count), buffer.end(), static_cast<unsigned char>(0));
  AVProbeData data{};
  // Without a name: the suffix of a hostile or misnamed file is no evidence.
  data.filename = "";
  data.buf = buffer.data();
  data.buf_size = static_cast<int>(count);
  return av_probe_input_format3(&data, 1, &score);
}

}  // namespace

std::int64_t contentOffset(LocalFile& file) {
  constexpr int kMostTags = 16;
  std::int64_t offset = 0;
  for (int tag = 0; tag < kMostTags; ++tag) {
    std::array<unsigned char, 10> header{};
    if (file.readAt(offset, header) != header.size()) break;
    const bool isTag = header[0] == 'I' && header[1] == 'D' && header[2] == '3' && header[3] != 0xFF &&
                       header[4] != 0xFF && ((header[6] | header[7] | header[8] | header[9]) & 0x80) == 0;
    if (!isTag) break;
    std::int64_t size = 0;
    for (std::size_t i = 6; i < 10; ++i) size = (size << 7) | header[i];
    const bool hasFooter = (header[5] & 0x10) != 0;
    const std::int64_t next = offset + 10 + size + (hasFooter ? 10 : 0);
    offset = std::min(next, file.size());
  }
  return offset;
}

const AVInputFormat& recognise(LocalFile& file) {
  // Some formats accept nearly any bytes with a score of one or two (a handful of MPEG frame headers found in
  // noise).
  constexpr int kLeastScore = 5;
  constexpr std::array<std::size_t, 3> kProbeBytes = {std::size_t{1} << 15, std::size_t{1} << 18,
                                                      std::size_t{1} << 20};
  const std::int64_t offset = contentOffset(file);

  if (offset >= file.size()) throw MediaError(MediaProblem::Empty, file.path(), "it consists of tags");
  std::array<unsigned char, 4096> head{};
  const std::size_t headBytes = file.readAt(offset, head);
  if (namesOtherFiles({reinterpret_cast<const char*>(head.data()), headBytes}))
    throw MediaError(MediaProblem::Refused, file.path());

  const AVInputFormat* format = nullptr;
  int score = 0;
  for (const std::size_t bytes : kProbeBytes) {
    format = probe(file, offset, bytes, score);
    const bool all = static_cast<std::int64_t>(bytes) >= file.size() - offset;
    if (all || (format != nullptr && score > AVPROBE_SCORE_RETRY)) break;
  }
  if (file.readError() != 0)
    throw MediaError(MediaProblem::Unreadable, file.path(), libavErrorText(AVERROR(file.readError())));
  if (format == nullptr || score < kLeastScore) throw MediaError(MediaProblem::NotAudio, file.path());
  if (contains(kReferences, format->name)) throw MediaError(MediaProblem::Refused, file.path());
  if (!contains(kContainers, format->name)) throw MediaError(MediaProblem::NotAudio, file.path());
  return *format;
}

const char* allowedDecoders() {
  return "pcm_u8,pcm_s8,pcm_s8_planar,pcm_s16le,pcm_s16be,pcm_s16le_planar,pcm_s16be_planar,pcm_u16le,pcm_"
         "u16be,"
         "pcm_s24le,pcm_s24be,pcm_s24le_planar,pcm_u24le,pcm_u24be,pcm_s32le,pcm_s32be,pcm_s32le_planar,pcm_"
         "u32le,"
         "pcm_u32be,pcm_s64le,pcm_s64be,pcm_f16le,pcm_f24le,pcm_f32le,pcm_f32be,pcm_f64le,pcm_f64be,pcm_alaw,"
         "pcm_mulaw,pcm_dvd,pcm_bluray,pcm_lxf,adpcm_ms,adpcm_ima_wav,adpcm_ima_qt,adpcm_g722,adpcm_swf,"
         "adpcm_yamaha,"
         "flac,alac,ape,wavpack,tta,tak,wmalossless,mp1float,mp1,mp2float,mp2,mp3float,mp3,vorbis,opus,aac,"
         "aac_latm,"
         "wmav1,wmav2,wmapro,wmavoice,ac3,eac3,dca,truehd,mlp,mpc7,mpc8,amrnb,amrwb,gsm,gsm_ms,speex,"
         "nellymoser";
}

}  // namespace barline::audio
