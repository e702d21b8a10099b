#include "engine/audio/isolation/Channel.h"

#include <sys/socket.h>
#include <sys/uio.h>

#include <cerrno>
#include <cstring>
#include <system_error>

namespace barline::audio {
namespace {

/// Room for descriptors in a message's control part.
struct ControlRoom {
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int) * kMostDescriptors)> bytes{};
};

bool sendMessage(int socket, std::span<const std::byte> message, std::span<const int> descriptors,
                 int flags) {
  iovec part{const_cast<std::byte*>(message.data()), message.size()};
  msghdr header{};
  header.msg_iov = &part;
  header.msg_iovlen = 1;
  ControlRoom room;
  if (!descriptors.empty()) {
    header.msg_control = room.bytes.data();
    header.msg_controllen = CMSG_SPACE(descriptors.size_bytes());
    cmsghdr* const control = CMSG_FIRSTHDR(&header);
    control->cmsg_level = SOL_SOCKET;
    control->cmsg_type = SCM_RIGHTS;
    control->cmsg_len = CMSG_LEN(descriptors.size_bytes());
    std::memcpy(CMSG_DATA(control), descriptors.data(), descriptors.size_bytes());
  }
  for (;;) {
    const ssize_t sent = ::sendmsg(socket, &header, flags | MSG_NOSIGNAL);
    if (sent >= 0) return true;
    if (errno != EINTR) return false;
  }
}

}  // namespace

std::pair<Channel, Channel> Channel::makePair() {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0)
    throw std::system_error(errno, std::generic_category(), "socketpair");
  return {Channel(Descriptor(ends[0])), Channel(Descriptor(ends[1]))};
}

bool Channel::send(std::span<const std::byte> message, std::span<const int> descriptors) const {
  return sendMessage(end_.number(), message, descriptors, 0);
}

bool Channel::sendNow(std::span<const std::byte> message) const {
  return sendMessage(end_.number(), message, {}, MSG_DONTWAIT);
}

Channel::Received Channel::receive() const {
  Received received;
  std::array<std::byte, kLargestMessage> bytes;  // NOLINT: filled by the system
  iovec part{bytes.data(), bytes.size()};
  ControlRoom room;
  msghdr header{};
  header.msg_iov = &part;
  header.msg_iovlen = 1;
  header.msg_control = room.bytes.data();
  header.msg_controllen = room.bytes.size();
  ssize_t count = 0;
  do {
    count = ::recvmsg(end_.number(), &header, MSG_CMSG_CLOEXEC);
    // A reset stands before what the other side said last: it left without reading all that it was told.
  } while (count < 0 && (errno == EINTR || errno == ECONNRESET));
  if (count <= 0) return received;
  for (cmsghdr* control = CMSG_FIRSTHDR(&header); control != nullptr;
       control = CMSG_NXTHDR(&header, control)) {
    if (control->cmsg_level != SOL_SOCKET || control->cmsg_type != SCM_RIGHTS) continue;
    const std::size_t size = control->cmsg_len - CMSG_LEN(0);
    for (std::size_t at = 0; at + sizeof(int) <= size; at += sizeof(int)) {
      int number = -1;
      std::memcpy(&number, CMSG_DATA(control) + at, sizeof(number));
      received.descriptors.emplace_back(number);
    }
  }
  if ((header.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) != 0) return {};
  received.message.assign(bytes.begin(), bytes.begin() + count);
  return received;
}

}  // namespace barline::audio
