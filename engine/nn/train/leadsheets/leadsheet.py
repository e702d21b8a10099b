"""Reads a lead sheet: chords, melody, metre and bars of the first part, in quarter notes from its beginning."""
import dataclasses
import xml.etree.ElementTree as ElementTree
import zipfile

from kinds import KINDS, ROOTS, STEPS


@dataclasses.dataclass
class LeadSheet:
    chords: list = dataclasses.field(default_factory=list)   # (time, root or None, kind)
    melody: list = dataclasses.field(default_factory=list)   # (time, duration, MIDI number)
    bars: list = dataclasses.field(default_factory=list)     # (time, duration)
    signatures: list = dataclasses.field(default_factory=list)  # sharps; flats are negative
    metre: tuple = (4, 4)
    end: float = 0.0

    @property
    def key(self):
        """(tonic, "major" or "minor") where the only signature and the last chord agree on it, else None."""
        named = [(root % ROOTS, kind) for _, root, kind in self.chords if root is not None]
        if len(set(self.signatures)) != 1 or not named:
            return None
        major, (root, kind) = 7 * self.signatures[0] % ROOTS, named[-1]
        if root == major and kind in ("major", "major-seventh", "major-sixth", "dominant"):
            return root, "major"
        if root == (major + 9) % ROOTS and kind in ("minor", "minor-seventh", "minor-sixth"):
            return root, "minor"
        return None


def _pitch(element, prefix=""):
    alter = int(float(element.findtext(prefix + "alter") or 0))
    return STEPS[element.findtext(prefix + "step")] + alter


def _chord(element, time):
    root, kind = element.find("root"), element.findtext("kind")
    if root is None or kind not in KINDS:
        return time, None, None
    return time, _pitch(root, "root-") % 12, kind


def read(path):
    """A LeadSheet from a compressed MusicXML file, as it is written: repeats are not played out."""
    with zipfile.ZipFile(path) as archive:
        score = next(n for n in archive.namelist() if n.endswith(".xml") and "META" not in n)
        part = ElementTree.fromstring(archive.read(score)).find("part")
    sheet, time, divisions = LeadSheet(), 0.0, 1
    for measure in part.findall("measure"):
        begin = end = time
        last = 0.0
        for element in measure:
            length = int(element.findtext("duration") or 0) / divisions
            if element.tag == "attributes":
                divisions = int(element.findtext("divisions") or divisions)
                if element.find("key/fifths") is not None:
                    sheet.signatures.append(int(element.findtext("key/fifths")))
                if element.find("time/beats") is not None:
                    sheet.metre = int(element.findtext("time/beats")), int(element.findtext("time/beat-type"))
            elif element.tag == "harmony":
                sheet.chords.append(_chord(element, time))
            elif element.tag == "note" and element.find("grace") is None:
                if element.find("chord") is not None:
                    time -= last
                if (pitch := element.find("pitch")) is not None:
                    sheet.melody.append((time, length, 12 * (int(pitch.findtext("octave")) + 1) + _pitch(pitch)))
                time += length
                last = length
            elif element.tag == "backup":
                time -= length
            elif element.tag == "forward":
                time += length
            end = max(end, time)
        time = end
        sheet.bars.append((begin, end - begin))
    sheet.end = time
    return sheet
