#include "tests/support/Ffmpeg.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
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

std::vector<std::vector<float>> toPlanes(const QByteArray& bytes, std::size_t channels) {
  std::vector<float> interleaved(static_cast<std::size_t>(bytes.size()) / sizeof(float));
  std::memcpy(interleaved.data(), bytes.constData(), interleaved.size() * sizeof(float));
  std::vector<std::vector<float>> planes(channels);
  for (std::size_t c = 0; c < channels; ++c) {
    planes[c].reserve(interleaved.size() / channels);
    for (std::size_t i = c; i < interleaved.size(); i += channels) planes[c].push_back(interleaved[i]);
  }
  return planes;
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
  return ffmpegDecodeAll({file}, {channels}).front();
}

std::vector<std::vector<std::vector<float>>> ffmpegDecodeAll(const std::vector<std::filesystem::path>& files,
                                                             const std::vector<int>& channels) {
  const QTemporaryDir folder;
  const auto rawFile = [&folder](std::size_t index) { return folder.filePath(QString::number(index)); };
  QStringList arguments;
  for (const auto& file : files) arguments += QStringList{QStringLiteral("-i"), toQString(file)};
  for (std::size_t i = 0; i < files.size(); ++i)
    arguments += QStringList{QStringLiteral("-map"),
                             QStringLiteral("%1:a:0").arg(i),
                             QStringLiteral("-f"),
                             QStringLiteral("f32le"),
                             QStringLiteral("-c:a"),
                             QStringLiteral("pcm_f32le"),
                             rawFile(i)};
  ffmpeg(arguments);
  std::vector<std::vector<std::vector<float>>> decoded;
  for (std::size_t i = 0; i < files.size(); ++i) {
    QFile raw(rawFile(i));
    if (!raw.open(QIODevice::ReadOnly))
      throw std::runtime_error("ffmpeg wrote nothing for " + files[i].string());
    decoded.push_back(toPlanes(raw.readAll(), static_cast<std::size_t>(channels.at(i))));
  }
  return decoded;
}

QString toQString(const std::filesystem::path& path) {
  return QString::fromStdString(path.string());
}

}  // namespace barline::test
