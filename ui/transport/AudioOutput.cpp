#include "ui/transport/AudioOutput.h"

#include <QAudioDevice>
#include <QAudioFormat>
#include <QCoreApplication>
#include <QMediaDevices>
#include <QTimerEvent>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include "ui/transport/ThreadPriority.h"

namespace barline::ui {
namespace {

// From our hands to the ear: what a seek waits for once it is decoded. A machine too busy for it gets more.
constexpr double kShortestBuffer = 0.056;
constexpr double kLongestBuffer = 0.4;
constexpr int kGapsBorne = 2;
constexpr int kTickMs = 8;
constexpr int kWatchMs = 400;  // Qt 6.4 tells of no device of PulseAudio that comes or goes
constexpr std::chrono::milliseconds kStalled{2000};

void encode(const std::vector<float>& samples, QAudioFormat::SampleFormat format, std::vector<char>& bytes) {
  if (format == QAudioFormat::Float) {
    bytes.resize(samples.size() * sizeof(float));
    std::memcpy(bytes.data(), samples.data(), bytes.size());
    return;
  }
  bytes.resize(samples.size() * sizeof(qint16));
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const auto value = static_cast<qint16>(std::lround(std::clamp(samples[i], -1.0F, 1.0F) * 32767.0F));
    std::memcpy(bytes.data() + i * sizeof(value), &value, sizeof(value));
  }
}

}  // namespace

AudioOutput::AudioOutput(std::shared_ptr<PlaybackMixer> mixer, std::shared_ptr<PlayheadAnchor> anchor)
    : mixer_(std::move(mixer)), anchor_(std::move(anchor)), bufferSeconds_(kShortestBuffer) {}

AudioOutput::~AudioOutput() {
  // What closing the device would still run here.
  watch_.stop();
  QCoreApplication::removePostedEvents(this);
  close();
}

void AudioOutput::initialise() {
  askToGoFirst();
  updateDevices();
  watch_.start(kWatchMs, this);
}

void AudioOutput::updateDevices() {
  QList<OutputDevice> devices;
  bool stillThere = openDevice_.isEmpty();
  for (const QAudioDevice& device : QMediaDevices::audioOutputs()) {
    devices.append({device.id(), device.description(), device.isDefault()});
    stillThere = stillThere || device.id() == openDevice_;
  }
  if (!known_ || devices != *known_) {
    known_ = devices;
    Q_EMIT devicesChanged(devices);
  }
  if (sink_ && !stillThere) fail(true);
}

QAudioDevice AudioOutput::chosenDevice() const {
  if (!wantedDevice_.isEmpty()) {
    const QList<QAudioDevice> devices = QMediaDevices::audioOutputs();
    const auto found = std::ranges::find(devices, wantedDevice_, &QAudioDevice::id);
    if (found != devices.end()) return *found;
  }
  return QMediaDevices::defaultAudioOutput();
}

void AudioOutput::setDevice(const QByteArray& id) {
  wantedDevice_ = id;
  if (!sink_ || chosenDevice().id() == openDevice_) return;
  close();
  if (playing_ && !open()) fail(false);
}

void AudioOutput::setStream(std::shared_ptr<PlaybackStream> stream, quint64 generation) {
  if (generation < generation_) return;
  generation_ = generation;
  const bool otherFormat = !stream || !stream_ || stream->sampleRate != stream_->sampleRate;
  stream_ = std::move(stream);
  mixer_->setStream(stream_);
  if (otherFormat) close();
  if (stream_ && playing_ && !open()) fail(false);
}

bool AudioOutput::open() {
  if (!stream_) return true;  // follows when the file is open
  if (!sink_) {
    const QAudioDevice device = chosenDevice();
    if (device.isNull()) return false;
    QAudioFormat format;
    format.setSampleRate(stream_->sampleRate);
    format.setChannelCount(2);
    format.setSampleFormat(QAudioFormat::Float);
    if (!device.isFormatSupported(format)) format.setSampleFormat(QAudioFormat::Int16);
    sink_ = std::make_unique<QAudioSink>(device, format);
    sink_->setBufferSize(format.bytesForDuration(static_cast<qint64>(bufferSeconds_ * 1e6)));
    openDevice_ = device.id();
    mixer_->map().restart();
    device_ = sink_->start();
    if (!device_) return false;
    samples_.reserve(static_cast<std::size_t>(sink_->bufferSize()) / sizeof(qint16));
    bytes_.reserve(static_cast<std::size_t>(sink_->bufferSize()));
  } else if (sink_->state() == QAudio::SuspendedState) {
    fed_ = false;
    sink_->resume();
  }
  lastFed_ = std::chrono::steady_clock::now();
  timer_.start(kTickMs, Qt::PreciseTimer, this);
  return feed();
}

void AudioOutput::play() {
  playing_ = true;
  endedSeek_ = 0;
  if (!open()) fail(QMediaDevices::audioOutputs().isEmpty());
}

void AudioOutput::pause() {
  playing_ = false;
}

void AudioOutput::jumpReady() {
  if (!timer_.isActive()) {
    mixer_->applyMarks();
  } else if (!feed()) {
    fail(false);
  }
}

bool AudioOutput::feed() {
  const QAudioFormat format = sink_->format();
  const qsizetype free = sink_->bytesFree();
  const auto now = std::chrono::steady_clock::now();
  if (free < 0 || sink_->state() == QAudio::StoppedState) return false;
  const auto frames = static_cast<std::size_t>(format.framesForBytes(static_cast<qint32>(free)));
  if (frames == 0) return now - lastFed_ < kStalled;
  if (fed_ && sink_->state() == QAudio::IdleState && ++gaps_ > kGapsBorne && bufferSeconds_ < kLongestBuffer)
    return lengthenBuffer();
  fed_ = true;
  lastFed_ = now;
  samples_.resize(2 * frames);
  mixer_->produce(samples_);
  encode(samples_, format.sampleFormat(), bytes_);
  const auto size = static_cast<qint64>(bytes_.size());
  return device_->write(bytes_.data(), size) == size;
}

void AudioOutput::close() {
  timer_.stop();
  if (!sink_) return;
  // Qt runs this thread's events while it destroys a sink, so the members are settled before, here and in
  // whoever calls this: one of the events may open the device again.
  const std::unique_ptr<QAudioSink> sink = std::move(sink_);
  device_ = nullptr;
  fed_ = false;
  gaps_ = 0;
  openDevice_.clear();
  sink->stop();
}

void AudioOutput::fail(bool unplugged) {
  playing_ = false;
  mixer_->setPlaying(false);
  if (sink_) publish(playedFrames(), false);
  close();
  Q_EMIT deviceLost(unplugged);
}

bool AudioOutput::lengthenBuffer() {
  bufferSeconds_ *= 2.0;
  close();
  return open();
}

void AudioOutput::timerEvent(QTimerEvent* event) {
  if (event->timerId() == timer_.timerId()) tick();
  if (event->timerId() == watch_.timerId()) updateDevices();
}

double AudioOutput::playedFrames() const {
  return static_cast<double>(sink_->processedUSecs()) * 1e-6 * stream_->sampleRate;
}

void AudioOutput::tick() {
  const double played = playedFrames();
  publish(played, true);
  const PlayheadMap::Place place = mixer_->map().at(played);
  if (playing_ && place.ended && endedSeek_ != place.seekId) {
    endedSeek_ = place.seekId;
    Q_EMIT ended(place.seekId);
  }
  const bool settled = !place.moving() && place.stretchEnd >= static_cast<double>(mixer_->map().end());
  if (!playing_ && mixer_->silent() && settled) {
    timer_.stop();
    sink_->suspend();
  } else if (!feed()) {
    fail(false);
  }
}

void AudioOutput::publish(double playedFrames, bool running) {
  const PlayheadMap::Place place = mixer_->map().at(playedFrames);
  const double rate = stream_->sampleRate;
  const double ahead = std::max(0.0, place.stretchEnd - playedFrames);
  anchor_->set({place.trackFrame / rate, running ? place.speed : 0.0, place.seekId, place.pass,
                (place.trackFrame + place.speed * ahead) / rate, std::chrono::steady_clock::now()});
}

}  // namespace barline::ui
