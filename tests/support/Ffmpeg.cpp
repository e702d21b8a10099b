#include "tests/support/Ffmpeg.h"

#include <QProcess>
#include <cstring>
#include <stdexcept>

namespace barline::test {

namespace {

QByteArray runProgram(const QString& program, const QStringList& arguments) {
  constexpr int kTimeoutMs = 120'000;
  QProcess process;
  process.start(program, arguments);
  const bool finished = process.waitForStarted() && process.waitForFinished(kTimeoutMs);
  if (!finished)
    throw std::runtime_error((program + QStringLiteral(": ") + process.errorString()).toStdString());
  if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
    const QString words = QString::fromUtf8(process.readAllStandardError());
    throw std::runtime_error(
        (program + QLatin1Char(' ') + arguments.join(QLatin1Char(' ')) + QStringLiteral(": ") + words)
            .toStdString());
  }
  return process.readAllStandardOutput();
}

}  // namespace

QByteArray ffmpeg(const QStringList& arguments) {
  return runProgram(QStringLiteral("ffmpeg"), QStringList{QStringLiteral("-nostdin"), QStringLiteral("-y"),
                                                          QStringLiteral("-v"), QStringLiteral("error")} +
                                                  arguments);
}

QByteArray ffprobe(const QStringList& arguments) {
  return runProgram(QStringLiteral("ffprobe"),
                    QStringList{QStringLiteral("-v"), QStringLiteral("error")} + arguments);
}

std::vector<std::vector<float>> ffmpegDecode(const std::filesystem::path& file, int channels) {
  const QByteArray bytes = ffmpeg({QStringLiteral("-i"), toQString(file), QStringLiteral("-map"),
                                   QStringLiteral("0:a:0"), QStringLiteral("-f"), QStringLiteral("f32le"),
                                   QStringLiteral("-c:a"), QStringLiteral("pcm_f32le"), QStringLiteral("-")});
  const auto width = static_cast<std::size_t>(channels);
  std::vector<float> interleaved(static_cast<std::size_t>(bytes.size()) / sizeof(float));
  std::memcpy(interleaved.data(), bytes.constData(), interleaved.size() * sizeof(float));
  std::vector<std::vector<float>> planes(width);
  for (std::size_t c = 0; c < width; ++c) {
    planes[c].reserve(interleaved.size() / width);
    for (std::size_t i = c; i < interleaved.size(); i += width) planes[c].push_back(interleaved[i]);
  }
  return planes;
}

QString toQString(const std::filesystem::path& path) {
  return QString::fromStdString(path.string());
}

}  // namespace barline::test
