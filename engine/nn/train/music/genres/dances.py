"""European and American dances: waltzes, polka, marches, foxtrot, jigs and reels, klezmer, Balkan, ragtime and others.

Bass on the beat and chord after it ("oom-pah") mark the bar in most; who plays differs from song to song.
"""
from dance_band import Dance, register

FOXTROT = (("I6 I6 VI7 VI7 ii7 V7 I6 V7", "IV6 iv6 I6 VI7 II7 II7 ii7 V7"), ("Imaj7 biiio7 ii7 V7 Imaj7 biiio7 ii7 V7", "III7 III7 VI7 VI7 II7 II7 V7 V7"), ("i6 i6 iih V7 i6 i6 iih V7", "bIII6 bIII6 bVII7 bIII6 iih iih V7 V7"),
           ("I I/3,biiio7 ii7 V7 I I7,VI7 II7,V7 I", "IV #ivo7 I/5 VI7 II7 V7 I I"))
KLEZMER = (("I I bII I I I bvii I", "iv iv I I bII bvii I I"), ("i i i V7 i iv V7 i", "bIII bIII bVII bIII iv i V7 i"), ("i iv i i iv i V7 i", "iv iv i i V7 V7 i i"))
REEL = (("I I IV V I I IV,V I", "I IV I V I IV V I"), ("i i bVII bVII i i bVII,v i", "bIII bVII i bVII bIII bVII i i"), ("I bVII I bVII I bVII I,V I", "I I bVII bVII I I V I"), ("I V vi IV I V IV,V I", "vi IV I V vi IV V I"))
RAG = (("I I II7 II7 V7 V7 I V7", "I I7 IV iv I/5,VI7 II7,V7 I I"), ("I VI7 II7 V7 I VI7 II7,V7 I", "III7 III7 VI7 VI7 II7 II7 V7 V7"), ("V7 I V7 I V7 I II7 V7", "I I7 IV #ivo7 I/5 VI7 II7,V7 I"), ("i V7 i V7 i iv i/5,V7 i", "bVI bVI bIII bIII V7 V7 i i"))
OOM_PAH_PAH = ("..x.x.", "..xox.", "..x.x.", "..X.x.")
WALTZ_BASS = ("1-----", "1-....", "1.....", "1-----|5-----", "1-....|5-....", "1-----")
WALTZ_CHORDS = (((0, 48, 24, 21, 26), ("..x.x.|..x.x.", "..xox.|..x.x.", "..x.x.|..x.x.", "b.x.x.|b.x.x."), 60, 1.0), ((48, 60, 21, 71), ("x-----|x-----", "..x.x.|..x.x."), 64, 0.4))
WALTZ_DRUMS = ({36: "x.....", 38: "..x.x.", 42: "..x.x."}, {36: "X.....", 42: "x.x.x.", 37: "..x.x."}, {36: "x.....", 44: "..x.x."}, {36: "x.....", 38: "..o.o.", 51: "x.x.x."}, {35: "x.....", 81: "..x.x."})
POLKA_CHORDS = (((21, 21, 0, 24, 57), ("..x...x.", ".x.x", "..xx..xx", ".x.x"), 60, 1.0), ((61, 71, 25), (".x.x", "x---", "..x...x."), 64, 0.4))
CELTIC_LEADS = (40, 40, 73, 75, 21, 109, 110, 25, 72, 46)
STRING_LEADS = (40, 48, 71, 73, 68, 60)

DANCES = {
    "viennese waltz": Dance((3, 4), (138, 204), WALTZ_BASS, WALTZ_CHORDS, WALTZ_DRUMS, leads=STRING_LEADS, bass_programs=(43, 43, 32, 48), minor=0.2, drummed=0.35, singing=0.03, grid=0.5, density=(0.3, 0.6), stretch=0.5, rubato=0.1, pickup=0.6, crash=None,
                            ornaments=0.08, pads=0.4, productions=("classical", "live", "acoustic")),
    "musette": Dance((3, 4), (160, 232), WALTZ_BASS, (((25, 24, 0, 21), ("..x.x.|..x.x.", "b.x.x.|b.x.x."), 58, 1.0),), WALTZ_DRUMS, leads=(21, 21, 22, 40), minor=0.65, drummed=0.4, singing=0.15, density=(0.55, 0.95), stretch=0.4, pickup=0.5, ornaments=0.15,
                     productions=("acoustic", "lo-fi", "live")),
    "slow waltz": Dance((3, 4), (72, 118), ("1-----", "1---5-", "1-3-5-", "1---3-"), (((0, 26, 24, 4), ("..x.x.", "012321", "0.1.2.", "x-----", "x.x.x."), 60, 1.0), ((48, 49, 52), ("x-----",), 64, 0.5)), WALTZ_DRUMS, leads=(40, 73, 65, 56, 71, 0), drummed=0.55, singing=0.5,
                        stretch=0.1, pickup=0.4, forms=(), pads=0.3, density=(0.25, 0.5), rubato=0.05),
    "country waltz": Dance((3, 4), (84, 168), ("1-----|5-----", "1-----|1-----", "1---5-|1-----", "1-----|5-3-1-"), (((25, 25, 27), ("b.x.x.|b.x.x.", "x.xxxx|x.xxxx", "..x.x.|..x.x.", "0.2.1.|0.2.1."), 58, 1.0), ((0, 105), ("..x.x.|..x.x.", "x-----|------"), 62, 0.5)),
                           WALTZ_DRUMS, leads=(40, 25, 22, 26, 110), minor=0.1, drummed=0.75, singing=0.8, leaders=(0, 1), stretch=0.4, pickup=0.4, swing=(0.5, 0.6)),
    "landler": Dance((3, 4), (96, 168), ("1-....", "1-....|5-....", "1-----|5-----"), (((21, 24, 15), ("..x.x.|..x.x.",), 60, 1.0), ((71, 61), ("..x.x.|..x.x.",), 57, 0.4)), leads=(71, 21, 56, 40, 15), bass_programs=(58, 58, 43), minor=0.03, drummed=0, density=(0.4, 0.7),
                     stretch=0.3, pickup=0.7, productions=("live", "acoustic"), leaders=(1, 3)),
    "polka": Dance((2, 4), (104, 140), ("1.5.", "1-5-", "1.5.|1.3.", "1.l."), POLKA_CHORDS, ({36: "x.x.", 38: ".x.x"}, {36: "x...", 38: ".x.x", 42: "xxxx"}, {36: "x.x.", 38: ".xXx", 49: "...."}), leads=(21, 71, 56, 61, 40, 57), bass_programs=(58, 58, 32, 43), minor=0.15,
                   drummed=0.8, singing=0.2, grid=0.25, density=(0.35, 0.6), stretch=0.3, pickup=0.5, ornaments=0.1, leaders=(1, 3)),
    "march": Dance((2, 4), (100, 132), ("1.5.", "1-5-", "1.1.", "1.l."), (((60, 61, 57), (".x.x", "..x...x.", "x-x-"), 58, 1.0), ((71, 73, 56), (".x.x", "x---", "xxxx"), 66, 0.4)), ({36: "x.x.", 38: ".x.x", 49: "x..."}, {36: "x.x.", 38: "x.xxx.xx"}, {36: "x.x.", 38: "X.xxX.X.", 57: "x.x."},
                   {35: "x.x.", 38: "xooxxoXo"}, {38: "X.xxX.xx"}), ({38: "xxxxxxxx"},), leads=(56, 61, 71, 72, 73, 60), bass_programs=(58,), minor=0.12, drummed=0.85, singing=0.05, grid=0.25, density=(0.3, 0.5), stretch=0.4, pickup=0.5, productions=("live", "band", "classical"),
                   leaders=(1, 3)),
    "march in six": Dance((6, 8), (156, 195), ("1--5--", "1-.5-.", "1-----"), (((60, 61), ("..x..x", ".xx.xx", "..x..x"), 60, 1.0),), ({36: "x..x..", 38: "..x..x"}, {36: "x..x..", 38: "x.xx.x", 49: "x....."}), leads=(56, 71, 73, 61), bass_programs=(58,), minor=0.1, drummed=0.85, singing=0,
                          grid=0.5, density=(0.4, 0.75), stretch=0.3, pickup=0.6, productions=("live", "classical"), leaders=(1, 3)),
    "foxtrot": Dance((4, 4), (104, 144), ("1-5-1-5-", "1---5---", "1-3-5-3-", "1-5-l-5-"), (((0, 26, 24), ("..x...x.", "x.x.x.x.", ".x.x.x.x", "x..x..x."), 60, 1.0), ((48, 66, 61), ("x-------", "..x..x..", "x---x---"), 64, 0.6)), ({36: "x...x...", 38: "..x...x.", 42: "x.xxx.xx"},
                     {36: "x...x...", 44: "..x...x.", 51: "x.xxx.xx"}, {38: "x.xxx.xx", 36: "x...x..."}), leads=(71, 56, 66, 65, 40), forms=FOXTROT, drummed=0.8, singing=0.4, swing=(0.55, 0.68), productions=("lo-fi", "live", "acoustic")),
    "quickstep": Dance((4, 4), (184, 214), ("1---5---", "1-5-1-5-", "1-3-5-6-"), (((0, 26, 105), ("..x...x.", "x.x.x.x."), 60, 1.0), ((66, 61), ("x..x....", ".x.x..x.", "x-------"), 64, 0.7)), ({36: "x...x...", 38: "..x...x.", 51: "x.xxx.xx"}, {38: "x.xxx.xx", 36: "x.x.x.x."},
                       {36: "x...x...", 44: "..x...x.", 51: "x.xxx.xx"}), leads=(71, 56, 65, 57, 61), forms=FOXTROT, drummed=0.9, singing=0.3, swing=(0.54, 0.66), offbeat=(0.1, 0.6)),
    "jig": Dance((6, 8), (156, 204), ("1--1--", "1-----", "1--5--", "1-.5-."), (((25, 24, 0, 21), ("x.xx.x", "x-xx-x", "xooxoo", "b.xb.x", "x..x.."), 60, 0.9), ((46, 109, 21), ("x-----", "012321"), 64, 0.3)), ({36: "x..x..", 54: "xxxxxx"}, {41: "x.xx.x"}, {41: "XxxXxx"}),
                 leads=CELTIC_LEADS, bass_programs=(32, 25, 0, 43), forms=REEL, drummed=0.45, singing=0.03, grid=0.5, density=(0.75, 1.2), ornaments=0.15, productions=("acoustic", "live"), leaders=(1, 3), offbeat=(0.6, 1.0)),
    "reel": Dance((4, 4), (180, 236), ("1---5---", "1---1---", "1-5-1-5-", "1-------"), (((25, 24, 0, 105), ("x.xxx.xx", "b.x.b.x.", "..x...x.", "X.xxX.xx", "x---x---"), 60, 0.9), ((46, 21), ("x-------", "01232123"), 64, 0.3)), ({41: "XxxxXxxx"}, {41: "x.xxx.xx"}, {36: "x...x...", 54: "xxxxxxxx"}),
                  leads=CELTIC_LEADS, bass_programs=(32, 25, 0, 43), forms=REEL, drummed=0.45, singing=0.03, density=(0.75, 1.2), offbeat=(0.6, 1.0), ornaments=0.12, productions=("acoustic", "live"), leaders=(1, 3)),
    "hornpipe": Dance((4, 4), (128, 184), ("1-5-1-5-", "1---5---"), (((25, 0, 21), ("..x...x.", "x.x.x.x.", "b.x.b.x."), 60, 1.0),), ({41: "x.xxx.xx"}, {38: "x.xxx.xx"}), leads=CELTIC_LEADS, forms=REEL[:1] + REEL[3:], drummed=0.3, singing=0, swing=(0.58, 0.68), density=(0.7, 1.1),
                      offbeat=(0.6, 1.0), pickup=0.6, productions=("acoustic", "live")),
    "slip jig": Dance((9, 8), (156, 198), ("1--1--5--", "1--------", "1--5--5--"), (((25, 24, 21), ("x.xx.xx.x", "xooxooxoo", "x--x--x--"), 60, 1.0),), ({41: "XxxXxxXxx"},), leads=CELTIC_LEADS, forms=REEL, drummed=0.4, singing=0, density=(0.7, 1.1), offbeat=(0.6, 1.0), ornaments=0.12,
                      productions=("acoustic", "live")),
    "tarantella": Dance((6, 8), (190, 260), ("1--5--", "1--1--", "1-----"), (((25, 24, 21), ("x.xx.x", "..x..x", "xxxxxx"), 62, 1.0),), ({54: "XxxXxx"}, {54: "x.xx.x", 36: "x..x.."}), leads=(21, 25, 40, 71), minor=0.8, drummed=0.8, singing=0.2, density=(0.7, 1.1), offbeat=(0.5, 1.0)),
    "mazurka": Dance((3, 4), (112, 176), ("1-----", "1-1...", "1-5-..", "1-...."), (((0, 0, 24, 48), ("..x.x.", "..X.x.", "..x.X.", "x-x.x."), 58, 1.0),), ({36: "x.....", 38: "..x.X."},), leads=(0, 0, 40, 71, 24), bass_programs=(0, 0, 43), minor=0.5, drummed=0.12, singing=0, grid=0.5, rubato=0.16,
                     pickup=0.5, ornaments=0.2, density=(0.3, 0.6), productions=("solo", "classical", "acoustic")),
    "polonaise": Dance((3, 4), (84, 112), ("1.1.1.", "1-5-1-", "1.1-1-"), (((0, 48, 0), ("x.xxx.x.x.x.", "x.xxx.x.", ".xx.x."), 60, 1.0),), leads=(0, 40, 48, 61), bass_programs=(0, 43), minor=0.45, drummed=0, singing=0, grid=0.25, density=(0.3, 0.5), rubato=0.1, ornaments=0.15,
                       productions=("classical", "solo")),
    "klezmer": Dance((4, 4), (108, 220), ("1-5-1-5-", "1---5---", "1..1..5.", "1.5.1.5."), (((21, 0, 24), ("..x...x.", ".x.x.x.x", "..xx..xx", "x..x..x."), 60, 1.0), ((57, 40), ("x..x..x.", "..x...x."), 57, 0.4)), ({36: "x...x...", 38: "..x...x."}, {36: "x..x..x.", 38: "..x.x..x"}, {38: "x..x..x.", 36: "x...x...", 49: "........"}),
                     leads=(71, 71, 40, 21, 56), bass_programs=(58, 32, 43), forms=KLEZMER, minor=0.8, drummed=0.7, singing=0.15, density=(0.45, 0.85), ornaments=0.3, productions=("live", "acoustic")),
    "balkan seven": Dance((7, 8), (76, 132), ("1--1-5-", "1--5-5-", "1-----5", "1-1-5--", "1-5-1--"), (((21, 25, 105, 0), ("x..x.x.", "x.xx.x.", "xooxoxo", "x-.x.x."), 62, 1.0), ((57, 61), ("x..x.x.", "x------"), 58, 0.4)), ({41: "X..x.x.", 38: "o.ox.xo"}, {36: "x..x.x.", 42: "xxxxxxx"},
                          {61: "X..X.X.", 60: ".oo.o.o"}), leads=(71, 56, 21, 40, 73, 109), forms=KLEZMER + REEL[1:2], minor=0.8, drummed=0.75, singing=0.2, density=(0.5, 0.9), offbeat=(0.5, 1.0), ornaments=0.25, pickup=0.05),
    "barcarolle": Dance((6, 8), (66, 108), ("1-----", "1--5--", "1-5-8-"), (((0, 24, 46, 48), (".xx.xx", "012321", "0.12.1", "..x..x", "x--x--"), 60, 1.0),), leads=(0, 40, 73, 71, 42), bass_programs=(0, 43, 24, 42), minor=0.5, drummed=0, singing=0.2, density=(0.3, 0.55), rubato=0.14,
                        productions=("classical", "solo", "acoustic")),
    "ragtime": Dance((2, 4), (72, 116), ("1...5...", "1.1.5.5.", "1...l...", "1.5.1.5."), (((0, 3, 105), ("..x...x.", "..X...X."), 57, 1.0),), leads=(0, 3, 0), bass_programs=(0, 3), forms=RAG, minor=0.1, drummed=0.08, singing=0, grid=0.25, density=(0.6, 0.95), offbeat=(0.5, 1.0),
                     pickup=0.4, leaders=(1, 2), productions=("solo", "lo-fi", "acoustic")),
    "schottische": Dance((4, 4), (120, 168), ("1-5-1-5-", "1---5---"), (((21, 25, 24), ("..x...x.", "b.x.b.x."), 60, 1.0),), ({36: "x...x...", 38: "..x...x."},), leads=(21, 40, 71, 110), forms=REEL[3:], minor=0.2, drummed=0.3, swing=(0.55, 0.68), density=(0.5, 0.8),
                         productions=("acoustic", "live"), pickup=0.5),
    "two-step": Dance((2, 4), (88, 120), ("1.5.", "1-5-", "1.5.|1.35"), (((25, 25, 21), (".x.x", "x.xxx.xx", "b.x.b.x."), 60, 1.0), ((110, 105), ("..x...x.", "xxxxxxxx"), 65, 0.5)), ({36: "x...", 38: ".x.x"}, {38: "x.xxx.xx", 36: "x.x."}), leads=(40, 110, 25, 105, 22), forms=REEL[:1] + RAG[:2],
                       minor=0.08, drummed=0.7, singing=0.6, grid=0.25, density=(0.3, 0.5)),
}

HELD_OUT = ("musette",)

register(DANCES, "dances", HELD_OUT, weights={"viennese waltz": 1.2, "slow waltz": 1.2, "country waltz": 1.0, "ragtime": 1.0, "march": 1.0})
