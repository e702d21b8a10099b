"""Latin American and Iberian dances: bossa nova, samba, son and salsa, tango, cumbia, merengue, flamenco and others.

In son and salsa the clave's two bars rule, and the bass plays the next chord before the one ("n" on four).
"""
from dance_band import Dance, register

BOSSA = (("Imaj7 Imaj7 II7 II7 ii7 bII7 Imaj7 bII7", "bIImaj7 bIImaj7 bV7 bV7 bii7 bii7 bIII7 V7"), ("Imaj7 Imaj7 VII7 VII7 v7 I7 IVmaj7 iv6", "iii7 VI7 II7 II7 ii7 V7 Imaj7 V7"),
         ("i6 i6 V7b9 V7b9 v7 I7b9 iv7 iv7", "bVII7 bVII7 bIIImaj7 bVImaj7 iih V7b9 i6 V7b9"), ("i7 i7 iih V7b9 i7 i7 iih V7b9", "iv7 bVII7 bIIImaj7 bIIImaj7 iih V7b9 i7 V7"),
         ("Imaj7 #io7 ii7 V7 Imaj7 #io7 ii7 V7", "iii7 biiio7 ii7 V7 v7 I7 IVmaj7 bVII7"), ("ii7 V7 Imaj7 VI7 ii7 V7 Imaj7 Imaj7", "iv7 bVII7 iii7 VI7 II7 II7 ii7 V7"))
SON = (("I IV V7 IV I IV V7 IV", "I IV V7 V7 I IV V7 I"), ("i iv V7 i i iv V7 i", "iv iv i i V7 V7 i i"), ("i bVII bVI V7 i bVII bVI V7", "iv i V7 i iv i V7 i"),
       ("I,IV V7,IV I,IV V7,IV I,IV V7,IV I,IV V7,IV", "I I7 IV iv I VI7 ii V7"), ("i V7 V7 i i V7 V7 i", "I7 iv bVII7 bIII bVI iih V7 i"), ("i7 iv7 V7 i7 i7 iv7 V7 i7", "bVImaj7 iih V7 i7 bVImaj7 iih V7 i7"),
       ("I vi ii V7 I vi ii V7", "IV V7 iii VI7 ii V7 I I"), ("ii7 V7 Imaj7 Imaj7 ii7 V7 Imaj7 VI7", "IVmaj7 iv6 iii7 VI7 ii7 V7 I6 V7"))
FLAMENCO = (("iv bIII bII I iv bIII bII I", "iv iv bVII7 bIII bII bII I I"), ("I bII I bII bIII bII I I", "bvii bVI bII I bvii bVI bII I"))
CLAVE_32, CLAVE_23 = "x..x..x.|..x.x...", "..x.x...|x..x..x."
RUMBA_32, RUMBA_23 = "x..x...x|..x.x...", "..x.x...|x..x...x"
CASCARA = "x.xx.x.x|x.x.xx.x"
CONGA_SLAP, CONGA_OPEN = "..x.....", "......xx"
MONTUNOS = ("x.xx.x.x|.x.x.x.x", "x..x.x.x|.x.x.x.x", "xx.x.x.x|.xx.x.xx", "x.x.x.xx|.x.x.xx.", ".xx.x.xx|.x.xx.x.", "0.2103.1|.3.1.2.3")
TUMBAOS = ("...5..n-|...5..n-", "1..5..n-|...5..n-", "1-.5-.n-|-..5-.n-", "...1..n-|...5..n-", "1--5--n-|1--5--8-")

SALSA_DRUMS = (
    {75: CLAVE_23, 62: CONGA_SLAP, 63: CONGA_OPEN, 70: "xxxxxxxx", 56: "X.x.X.x."}, {75: CLAVE_32, 62: CONGA_SLAP, 63: "......xx|..x...xx", 73: "x.xxx.xx", 65: CASCARA},
    {75: RUMBA_32, 65: CASCARA, 63: CONGA_OPEN, 62: CONGA_SLAP, 56: "x...x..."}, {67: CLAVE_23, 63: "......xx|...xx.xx", 62: CONGA_SLAP, 56: "x.xxx.xx|x.xx.xxx", 36: "...x...."},
    {75: RUMBA_23, 60: "x.xxx.xx", 61: "......x.", 70: "XxxxXxxx"})
SALSA_FILLS = ({65: "x.xxxx.x", 66: "....x.xx"}, {65: "......xxx.xx", 49: "x..........."}, {66: "xx.xx.xx", 63: "......xx"})
BOSSA_DRUMS = (
    {36: "x..xx..x", 37: "x..x..x.|..x..x..", 42: "xxxxxxxx"}, {36: "x..xx..x", 37: "..x..x..|x..x..x.", 42: "xoxoxoxo", 44: "..x...x."},
    {36: "o..oo..o", 38: "x..x..x.|..x..x..", 82: "XxxxXxxx"}, {36: "x..xx..x", 37: "x..x...x|..x..x..", 51: "xxxxxxxx"}, {70: "xxxxxxxx", 37: "x..x..x."})
SAMBA_DRUMS = (
    {41: "....X...", 43: "x.......", 70: "XxxXXxxX", 76: "x.x.xx.x|.x.xx.x."}, {36: "x..xX..x", 42: "xoxxxoxx", 37: "x.x..x.x|.x..x.x.", 44: "..x...x."},
    {41: "....X..x", 43: "x..x....", 54: "XxxXXxxX", 67: "x.xx.x.x|.x.xx.x.", 38: "oooXoooX"}, {36: "....X...", 38: "xooxoxox", 70: "XoxXXoxX", 68: "x..x.x..|x.x..x.x"},
    {36: "x..xx..x", 51: "x.xxx.xx", 37: "..x..x.x"})
TANGO_CHORDS = ((0,), ("x.x.x.x.", "X.x.X.x.", "x..x..x.", "X.xxX.x.", "..x...x.", "x...x.x."), 57, 0.8), ((21, 23), ("x.x.x.x.", "X..xX.x.", "x-------", "xxx.x.x.", "X.x.x.x."), 62, 0.8), \
    ((48, 40), ("x.x.x.x.", "x-------", "x---x---", "X..X..X."), 67, 0.6)

DANCES = {
    "bossa nova": Dance((4, 4), (104, 172), ("1--55--n", "1--55--5", "1--11--1", "1---5---", "1--15--n"),
                        (((24, 24, 25), ("x..x..x.|.x..x.x.", "x.xx..x.|.x.x..x.", "b.xb.xb.|b.x.bx.x", "x..x...x|..x..x..", "..x..x..|x..x..x."), 57, 0.9),
                         ((0, 4, 5, 11), ("x..x....|..x..x..", "x-------|-.x..x..", "...x..x.|.x......"), 62, 0.6)),
                        BOSSA_DRUMS, leads=(73, 65, 66, 59, 24, 0, 71, 11), forms=BOSSA, minor=0.35, drummed=0.75, singing=0.5, pads=0.3, offbeat=(0.3, 0.9), density=(0.3, 0.55),
                        leaders=(0, 1), fills=({37: "x..x..xx", 36: "x..xx..x"},)),
    "samba": Dance((2, 4), (84, 132), ("1--55--5", "1--5l--5", "1..15..1", "1---5---", "....5---"),
                   (((24, 25, 105), ("x.xx.x.x|.x.xx.x.", "x.x..x.x|.x..x.x.", "..xx..xx|..xx..xx", ".xx.x.x.|xx.x.x.x"), 62, 0.95),
                    ((0, 61, 25), ("x..x..x.|.x......", "x-------|........"), 60, 0.4)),
                   SAMBA_DRUMS, ({38: "xxxxXxXx", 41: "....X..."},), leads=(73, 57, 66, 25, 56, 71), forms=BOSSA + SON[:1] + SON[6:], drummed=0.95, singing=0.6, grid=0.25, offbeat=(0.4, 0.9),
                   density=(0.25, 0.45), swing=(0.5, 0.56), unit=0.5, leaders=(0, 2)),
    "salsa": Dance((4, 4), (150, 225), TUMBAOS, (((0, 0, 4), MONTUNOS, 67, 0.95), ((61, 56, 57), ("x.......|........", "..x.x...|x..x..x.", "x-----..|..x.x.x.", ".......x|--......"), 64, 0.6)),
                   SALSA_DRUMS, SALSA_FILLS, leads=(56, 57, 0, 73, 66), bass_programs=(32, 33, 35), forms=SON, minor=0.6, drummed=0.97, singing=0.6, offbeat=(0.4, 1.0), leaders=(0, 2)),
    "son": Dance((4, 4), (96, 160), TUMBAOS, (((24, 25, 105), ("x.xx.x.x|.x.x.x.x", "0.1.2.1.|.2.1.2.3", "..x...x.|..x...xx", "01.2.1.2|.1.2.1.3"), 64, 1.0),),
                 ({75: CLAVE_32, 60: "x.xxx.xx", 61: "......x.", 70: "xxxxxxxx"}, {75: CLAVE_23, 60: "xxxxxxxx", 70: "XxxxXxxx"}, {60: "xoxoxox.", 61: "......xo", 73: "x.xxx.xx"}),
                 leads=(56, 25, 73, 40), forms=SON, drummed=0.9, singing=0.7, offbeat=(0.4, 0.9), leaders=(0, 1)),
    "cha-cha": Dance((4, 4), (104, 136), ("1--15-8-", "1..5..n-", "1---5-8-", "1.1.5.n-"), (((0, 4, 16), ("x.x.x.xx|x.x.x.xx", "x.xx.x.x|.x.x.x.x", "..x...x.|..x...xx", "x...x.x.|x...x.x."), 64, 0.95),
                                                                                              ((48, 73, 61), ("x-------|--------", "..x.x.x.|x......."), 68, 0.5)),
                     ({56: "X.x.X.x.", 73: "x.xxx.xx", 63: CONGA_OPEN, 62: CONGA_SLAP}, {56: "x.x.x.x.", 74: "x...x...", 73: "..xx..xx", 36: "x.....x.", 38: "......xx"}, {36: "x...x...", 73: "x.xxx.xx", 63: "......xx"}),
                     SALSA_FILLS, leads=(73, 40, 56, 26), forms=SON + BOSSA[4:], drummed=0.95, singing=0.5, offbeat=(0.2, 0.7)),
    "mambo": Dance((4, 4), (168, 224), ("1--5--8-", "1---5-8-", "...5..n-", "1.5.8.5."), (((0,), MONTUNOS, 67, 0.8), ((61, 66, 56), ("x.x.x...|..x.x...", "xx.x....|xx.x....", "..xxx...|..xxx...", "x--x--x-|--......"), 62, 0.95)),
                   SALSA_DRUMS, SALSA_FILLS, leads=(56, 61, 66), forms=SON, drummed=1.0, singing=0.15, offbeat=(0.3, 0.8)),
    "bolero": Dance((4, 4), (72, 116), ("1---5-8-", "1---5-5-", "1---5-3-", "1--15---"), (((24, 25), ("x.xxxxxx", "b.12321.", "0.123212", "x.x.x.x."), 58, 0.9), ((0,), ("x-------", "0.2.1.2.", "01210121"), 62, 0.6)),
                    ({60: "x.xxx.xx", 61: "......x.", 70: "xxxxxxxx"}, {70: "XxxxXxxx", 63: "......xx", 75: "x..x..x."}, {36: "x...x.x.", 37: "..x..x..", 70: "xxxxxxxx"}),
                    leads=(24, 40, 56, 73, 25), forms=BOSSA + SON[4:], minor=0.55, drummed=0.7, singing=0.8, pads=0.4, offbeat=(0.2, 0.6), leaders=(0, 1), density=(0.3, 0.5)),
    "tango": Dance((4, 4), (104, 140), ("1.1.1.1.", "1.5.1.5.", "1...5...", "1..1..1.", "1.3.5.3.", "1.1.1.1."), TANGO_CHORDS, leads=(40, 21, 23, 40, 0), bass_programs=(32, 43), minor=0.75, drummed=0.0, singing=0.25,
                   grid=0.5, rubato=0.08, pickup=0.5, ornaments=0.1, productions=("acoustic", "lo-fi", "live", "classical")),
    "milonga": Dance((2, 4), (78, 132), ("1..15.5.", "1--1l-5-", "1..13.5."), (((24, 0), ("0.12.21.", "x..xx.x.", "..x...x.", "0123.212"), 58, 0.9), ((21, 23), ("x..xx.x.", "..x...x.", "x-------"), 62, 0.6)),
                     leads=(21, 40, 24, 73), bass_programs=(32, 43, 24), minor=0.7, grid=0.25, density=(0.3, 0.5), rubato=0.05, drummed=0, productions=("acoustic", "lo-fi")),
    "habanera": Dance((2, 4), (56, 92), ("1..13.5.", "1--15-5-", "1..5.8.5"[:8]), (((0, 24, 48), ("..xx.x..", "x..xx.x.", "..x...x.", "x-------"), 60, 1.0),), leads=(40, 73, 0, 71, 68), minor=0.6, grid=0.25, density=(0.25, 0.4),
                      rubato=0.08, drummed=0, productions=("acoustic", "classical")),
    "merengue": Dance((4, 4), (116, 168), ("1-5-1-5-", "1---5---", "1.1.5.5.", "1-.1-.5."), (((0, 21), ("x.xx.x.x|.x.x.x.x", ".x.x.x.x|.x.x.x.x", "x.x.xx.x|.x.x.x.x"), 67, 1.0), ((61, 66), ("xxxx.x.x|x.......", "x.x.x...|........"), 62, 0.6)),
                      ({36: "x.x.x.x.", 73: "x.xxx.xx", 64: "......xx", 62: "x..x...."}, {74: "x.xxx.xx", 41: "x...x.xx", 36: "x.x.x.x."}, {36: "X...X...", 70: "xxxxxxxx", 38: "......xx"}), leads=(65, 21, 56, 66), forms=SON[:6],
                      drummed=0.97, singing=0.6, offbeat=(0.2, 0.7)),
    "cumbia": Dance((4, 4), (80, 116), ("1---5-5-", "1---3-5-", "1...5.8.", "1---5-1-"), (((21, 0, 27), ("..x...x.", "..xx..xx", ".x.x.x.x", "x.......") , 62, 0.95), ((61, 71), ("x.......|........", "..x.xxx.|x......."), 64, 0.3)),
                    ({73: "x.xxx.xx", 36: "x...x...", 63: "..x...xx"}, {70: "x.xxx.xx", 41: "....x.x.", 56: "x.x.x.x."}, {36: "x...x...", 42: "x.xxx.xx", 38: "......x.", 62: "..xx..xx"}), leads=(21, 73, 71, 56, 27, 80),
                    forms=SON[:6], minor=0.65, drummed=0.95, singing=0.6, offbeat=(0.2, 0.6)),
    "rumba": Dance((4, 4), (92, 132), ("1---5-8-", "1--1--5-", "1..5..8."), (((24, 25, 25), ("x..x..x.", "X.xxX.xx", "x.xxxxx.", "xx.xx.x.", "X..xX.x."), 57, 1.0), ((24, 0), ("0.123212", "..x...x."), 64, 0.5)),
                   ({62: "x..x..x.", 63: "......xx", 39: "..x...x."}, {60: "x.xxx.xx", 61: "......x.", 39: ".x.x.x.x"}, {36: "x..x..x.", 38: "....x...", 70: "xxxxxxxx"}), leads=(24, 25, 40, 0), forms=SON[:6] + FLAMENCO[:1],
                   minor=0.7, drummed=0.75, singing=0.5, offbeat=(0.2, 0.7)),
    "flamenco": Dance((3, 4), (150, 252), ("1-----|1-----|1---1-|--1---", "1-1-1-|1-1-1-|1-1-1-|1-1-1-"), (((24, 24, 25), ("X.o.o.|X.o.o.|X.o.X.|o.X.o.", "Xooooo|Xooooo|XoooXo|ooXoo.", "0.1.2.|X.xxxx|X.o.X.|o.X.o."), 57, 1.0),),
                     ({39: "X.....|X.....|X...X.|..X...", 36: "x.....|x.....|....x.|..x..."}, {39: "X.xxx.|X.xxx.|X.x.X.|x.X.x."}, {36: "x.....|......|x...x.|..x...", 37: "..x.x."}),
                     leads=(24, 24, 52), forms=FLAMENCO, bass_programs=(24, 32, 43), drummed=0.7, singing=0.4, rubato=0.05, ornaments=0.3, productions=("acoustic", "live", "solo")),
    "beguine": Dance((4, 4), (96, 132), ("1---5-5-", "1--15-5-", "1.1.5.5."), (((0, 24, 26), (".xxxx.x.", "x.xxx.x.", "..xxx.x."), 60, 1.0), ((48, 61), ("x-------", "x---x---"), 65, 0.6)),
                     ({36: "x...x...", 70: "x.xxx.x.", 37: ".x.x..x."}, {60: ".xxxx.x.", 36: "x...x.x."}), leads=(71, 56, 48, 66), forms=BOSSA[4:] + SON[6:], drummed=0.8, singing=0.4, pads=0.5),
    "paso doble": Dance((2, 4), (108, 128), ("1-5-", "1.5.", "1-1-"), (((61, 0), (".x.x", "xxxx", "x.xx", "x.x."), 60, 1.0), ((56, 48), ("x---", "x.xx"), 66, 0.5)), ({36: "x.x.", 38: "xxxxxxxx", 49: "x..."}, {36: "x...", 38: ".x.x"}), leads=(56, 71, 61),
                       forms=FLAMENCO + SON[2:3], minor=0.7, drummed=0.85, singing=0.05, grid=0.25, density=(0.3, 0.5), ornaments=0.2),
    "andean": Dance((2, 4), (76, 120), ("1.5.", "1..1..5.", "1-5-"), (((25, 24, 105), ("x.xxxxxx", "x.xxx.xx", "X.ooX.oo", "..xx..xx"), 66, 1.0), ((24,), ("0123", "x.x."), 57, 0.5)), ({41: "x.......", 43: "....x.x."}, {41: "x..xx.x.", 70: "x.xxx.xx"}),
                   leads=(75, 73, 77, 25, 79), minor=0.85, drummed=0.75, singing=0.3, grid=0.25, density=(0.3, 0.5), forms=(("i i bIII bIII bIII V7 i i", "bVI bVI bIII bIII bIII V7 i i"), ("i bVII bVI bVII i bIII V7 i", "bVI bIII V7 i bVI bIII V7 i"))),
    "calypso": Dance((4, 4), (92, 132), ("1-.1-.5-", "1--5--8-", "1..1..5.", "1.3.5.3."), (((27, 25, 114), ("..x...x.", ".xx..xx.", "x..x..x.", "x.xx.xx."), 64, 1.0), ((114, 61), ("x--x--x-", "01210121"), 67, 0.5)),
                     ({36: "x...x...", 38: "...x..x.", 42: "x.xxx.xx"}, {36: "x.x.x.x.", 70: "xxxxxxxx", 56: "x..x..x."}), leads=(114, 56, 73, 11), minor=0.15, drummed=0.9, singing=0.5, offbeat=(0.3, 0.8)),
}

HELD_OUT = ("milonga", "cha-cha")

register(DANCES, "latin", HELD_OUT, weights={"bossa nova": 1.5, "samba": 1.0, "salsa": 1.2, "tango": 1.0, "bolero": 1.0})
