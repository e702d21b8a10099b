<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>ChordDisplay</name>
    <message>
        <source>&amp;Names: Am7, F♯/A♯</source>
        <translation>&amp;Namen: Am7, F♯/A♯</translation>
    </message>
    <message>
        <source>&amp;Roman numerals: ii7, V/3</source>
        <translation>&amp;Stufen: ii7, V/3</translation>
    </message>
    <message>
        <source>Nash&amp;ville numbers: 2-7, 5/7</source>
        <translation>Nash&amp;ville-Zahlen: 2-7, 5/7</translation>
    </message>
    <message>
        <source>&amp;Harte labels: A:min7, F#:maj/3</source>
        <translation>&amp;Harte-Notation: A:min7, F#:maj/3</translation>
    </message>
    <message>
        <source>Sharps or flats by the &amp;key</source>
        <translation>Kreuze oder Be nach der &amp;Tonart</translation>
    </message>
    <message>
        <source>Always &amp;sharps</source>
        <translation>Immer &amp;Kreuze</translation>
    </message>
    <message>
        <source>Always &amp;flats</source>
        <translation>Immer &amp;Be</translation>
    </message>
    <message>
        <source>As it &amp;sounds</source>
        <translation>Wie es &amp;klingt</translation>
    </message>
    <message>
        <source>%1 semitones</source>
        <translation>%1 Halbtöne</translation>
    </message>
    <message>
        <source>&amp;None: chords as they sound</source>
        <translation>K&amp;einer: Akkorde, wie sie klingen</translation>
    </message>
    <message>
        <source>Shapes, capo %1</source>
        <translation>Griffe, Kapodaster %1</translation>
    </message>
    <message>
        <source>&amp;Transposed</source>
        <translation>T&amp;ransponiert</translation>
    </message>
    <message>
        <source>&amp;Capo</source>
        <translation>&amp;Kapodaster</translation>
    </message>
</context>
<context>
    <name>Edit</name>
    <message>
        <source>Edit</source>
        <translation>Bearbeitung</translation>
    </message>
    <message>
        <source>Shift beats half a beat later</source>
        <translation>Schläge einen halben Schlag später</translation>
    </message>
    <message>
        <source>Shift beats half a beat earlier</source>
        <translation>Schläge einen halben Schlag früher</translation>
    </message>
    <message>
        <source>Set %1 of the tempo</source>
        <translation>%1 des Tempos setzen</translation>
    </message>
    <message>
        <source>Halve the tempo</source>
        <translation>Tempo halbieren</translation>
    </message>
    <message>
        <source>Double the tempo</source>
        <translation>Tempo verdoppeln</translation>
    </message>
    <message>
        <source>Revert bars %1 to %2 to the analysis</source>
        <translation>Takte %1 bis %2 auf die Analyse zurücksetzen</translation>
    </message>
    <message>
        <source>Unlock bars %1 to %2</source>
        <translation>Takte %1 bis %2 entsperren</translation>
    </message>
    <message>
        <source>Lock bars %1 to %2</source>
        <translation>Takte %1 bis %2 sperren</translation>
    </message>
    <message>
        <source>No longer accept bars %1 to %2</source>
        <translation>Takte %1 bis %2 nicht mehr bestätigen</translation>
    </message>
    <message>
        <source>Accept bars %1 to %2</source>
        <translation>Takte %1 bis %2 bestätigen</translation>
    </message>
    <message>
        <source>Take the name of the section at bar %1</source>
        <translation>Abschnitt bei Takt %1 den Namen nehmen</translation>
    </message>
    <message>
        <source>Call section %1 at bar %2</source>
        <translation>Abschnitt bei Takt %2 „%1“ nennen</translation>
    </message>
    <message>
        <source>Put section into group %1 at bar %2</source>
        <translation>Abschnitt bei Takt %2 der Gruppe %1 zuordnen</translation>
    </message>
    <message>
        <source>Rename section to %1 at bar %2</source>
        <translation>Abschnitt bei Takt %2 in %1 umbenennen</translation>
    </message>
    <message>
        <source>Move begin of section %1 to bar %2</source>
        <translation>Beginn von Abschnitt %1 nach Takt %2 verschieben</translation>
    </message>
    <message>
        <source>Remove section %1 from bar %2</source>
        <translation>Abschnitt %1 ab Takt %2 entfernen</translation>
    </message>
    <message>
        <source>Merge sections to %1 from bar %2</source>
        <translation>Abschnitte ab Takt %2 zu %1 verbinden</translation>
    </message>
    <message>
        <source>Split section %1 at bar %2</source>
        <translation>Abschnitt %1 bei Takt %2 teilen</translation>
    </message>
    <message>
        <source>Draw section %1 from bar %2</source>
        <translation>Abschnitt %1 ab Takt %2 zeichnen</translation>
    </message>
    <message>
        <source>Set key %1 from bar %2</source>
        <translation>Tonart %1 ab Takt %2 setzen</translation>
    </message>
    <message>
        <source>Transpose chords by %1 semitones from bar %2</source>
        <translation>Akkorde ab Takt %2 um %1 Halbtöne transponieren</translation>
    </message>
    <message>
        <source>Move begin of %1 to bar %2</source>
        <translation>Beginn von %1 nach Takt %2 verschieben</translation>
    </message>
    <message>
        <source>Join chords to %1 from bar %2</source>
        <translation>Akkorde ab Takt %2 zu %1 verbinden</translation>
    </message>
    <message>
        <source>Split %1 in bar %2</source>
        <translation>%1 in Takt %2 teilen</translation>
    </message>
    <message>
        <source>Set no chord in bar %1</source>
        <translation>Kein Akkord in Takt %1</translation>
    </message>
    <message>
        <source>Change chord to %1 in bar %2</source>
        <translation>Akkord in Takt %2 in %1 ändern</translation>
    </message>
    <message>
        <source>Take the other grid</source>
        <translation>Das andere Raster nehmen</translation>
    </message>
    <message>
        <source>Fit beats to %1 taps, %2 BPM</source>
        <translation>Schläge an %1 Klopfzeichen anpassen, %2 BPM</translation>
    </message>
    <message>
        <source>Fit %1 BPM, %2 ms off</source>
        <translation>%1 BPM anpassen, Abweichung %2 ms</translation>
    </message>
    <message>
        <source>Snap %1 beats to transients</source>
        <translation>%1 Schläge auf Transienten setzen</translation>
    </message>
    <message>
        <source>Shift beats by %1</source>
        <translation>Schläge um %1 verschieben</translation>
    </message>
    <message>
        <source>Shift bars by %1 beats</source>
        <translation>Takte um %1 Schläge verschieben</translation>
    </message>
    <message>
        <source>Set %1</source>
        <translation>%1 setzen</translation>
    </message>
    <message>
        <source>Set %1 from %2</source>
        <translation>%1 ab %2 setzen</translation>
    </message>
    <message>
        <source>Move downbeat to %1</source>
        <translation>Takteins auf %1 setzen</translation>
    </message>
    <message>
        <source>Delete beat %1</source>
        <translation>Schlag %1 löschen</translation>
    </message>
    <message>
        <source>Insert beat at %1</source>
        <translation>Schlag bei %1 einfügen</translation>
    </message>
    <message>
        <source>Move beat %1 by %2</source>
        <translation>Schlag %1 um %2 verschieben</translation>
    </message>
    <message>
        <source>Accept bar %1</source>
        <translation>Takt %1 bestätigen</translation>
    </message>
    <message>
        <source>No longer accept bar %1</source>
        <translation>Takt %1 nicht mehr bestätigen</translation>
    </message>
    <message>
        <source>Lock bar %1</source>
        <translation>Takt %1 sperren</translation>
    </message>
    <message>
        <source>Unlock bar %1</source>
        <translation>Takt %1 entsperren</translation>
    </message>
    <message>
        <source>Revert bar %1 to the analysis</source>
        <translation>Takt %1 auf die Analyse zurücksetzen</translation>
    </message>
</context>
<context>
    <name>Figure</name>
    <message>
        <source>F-measure</source>
        <translation>F-Maß</translation>
    </message>
    <message>
        <source>Beats found and beats right, within 70 ms.</source>
        <translation>Gefundene und richtige Schläge, auf 70 ms genau.</translation>
    </message>
    <message>
        <source>CMLt</source>
        <translation>CMLt</translation>
    </message>
    <message>
        <source>Share of beats right at the reference&apos;s own tempo level.</source>
        <translation>Anteil richtiger Schläge auf der Tempoebene der Referenz.</translation>
    </message>
    <message>
        <source>AMLt</source>
        <translation>AMLt</translation>
    </message>
    <message>
        <source>The same, also at double or half the tempo or off the beat.</source>
        <translation>Dasselbe, auch bei doppeltem oder halbem Tempo oder neben dem Schlag.</translation>
    </message>
    <message>
        <source>CMLc</source>
        <translation>CMLc</translation>
    </message>
    <message>
        <source>The longest stretch without an error, at the reference&apos;s tempo level.</source>
        <translation>Das längste Stück ohne Fehler auf der Tempoebene der Referenz.</translation>
    </message>
    <message>
        <source>AMLc</source>
        <translation>AMLc</translation>
    </message>
    <message>
        <source>The longest stretch without an error, at any tempo level.</source>
        <translation>Das längste Stück ohne Fehler auf einer beliebigen Tempoebene.</translation>
    </message>
    <message>
        <source>Cemgil</source>
        <translation>Cemgil</translation>
    </message>
    <message>
        <source>Closeness of beats, by a Gaussian of 40 ms.</source>
        <translation>Nähe der Schläge, mit einer Gaußkurve von 40 ms.</translation>
    </message>
    <message>
        <source>Cemgil, best level</source>
        <translation>Cemgil, beste Ebene</translation>
    </message>
    <message>
        <source>The same, at the tempo level that fits best.</source>
        <translation>Dasselbe auf der Tempoebene, die am besten passt.</translation>
    </message>
    <message>
        <source>Goto</source>
        <translation>Goto</translation>
    </message>
    <message>
        <source>1 where a quarter of the track is right without a break.</source>
        <translation>1, wo ein Viertel des Stücks ohne Unterbrechung stimmt.</translation>
    </message>
    <message>
        <source>P-score</source>
        <translation>P-Wert</translation>
    </message>
    <message>
        <source>Beats within a fifth of the typical interval.</source>
        <translation>Schläge innerhalb eines Fünftels des üblichen Abstands.</translation>
    </message>
    <message>
        <source>Information gain</source>
        <translation>Informationsgewinn</translation>
    </message>
    <message>
        <source>How far the errors are from being arbitrary.</source>
        <translation>Wie weit die Fehler davon entfernt sind, beliebig zu sein.</translation>
    </message>
    <message>
        <source>Acc1</source>
        <translation>Acc1</translation>
    </message>
    <message>
        <source>The tempo within 4 %.</source>
        <translation>Das Tempo auf 4 % genau.</translation>
    </message>
    <message>
        <source>Acc2</source>
        <translation>Acc2</translation>
    </message>
    <message>
        <source>Also double, triple, a half or a third of it.</source>
        <translation>Auch das Doppelte, Dreifache, die Hälfte oder ein Drittel davon.</translation>
    </message>
    <message>
        <source>Weight of the reference&apos;s tempi that are met within 8 %.</source>
        <translation>Gewicht der Tempi der Referenz, die auf 8 % genau getroffen sind.</translation>
    </message>
    <message>
        <source>One right</source>
        <translation>Eines richtig</translation>
    </message>
    <message>
        <source>Both right</source>
        <translation>Beide richtig</translation>
    </message>
    <message>
        <source>Major or minor</source>
        <translation>Dur oder Moll</translation>
    </message>
    <message>
        <source>Share of the time, where the reference is a major or minor chord.</source>
        <translation>Anteil der Zeit, in der die Referenz einen Dur- oder Mollakkord hat.</translation>
    </message>
    <message>
        <source>Sevenths</source>
        <translation>Septakkorde</translation>
    </message>
    <message>
        <source>Share of the time, with the seventh told apart.</source>
        <translation>Anteil der Zeit, wobei die Septime zählt.</translation>
    </message>
    <message>
        <source>Root</source>
        <translation>Grundton</translation>
    </message>
    <message>
        <source>Thirds</source>
        <translation>Terzen</translation>
    </message>
    <message>
        <source>Triads</source>
        <translation>Dreiklänge</translation>
    </message>
    <message>
        <source>Tetrads</source>
        <translation>Vierklänge</translation>
    </message>
    <message>
        <source>MIREX</source>
        <translation>MIREX</translation>
    </message>
    <message>
        <source>At least three notes in common.</source>
        <translation>Mindestens drei gemeinsame Töne.</translation>
    </message>
    <message>
        <source>Major or minor, bass</source>
        <translation>Dur oder Moll, Bass</translation>
    </message>
    <message>
        <source>Sevenths, bass</source>
        <translation>Septakkorde, Bass</translation>
    </message>
    <message>
        <source>Thirds, bass</source>
        <translation>Terzen, Bass</translation>
    </message>
    <message>
        <source>Triads, bass</source>
        <translation>Dreiklänge, Bass</translation>
    </message>
    <message>
        <source>Tetrads, bass</source>
        <translation>Vierklänge, Bass</translation>
    </message>
    <message>
        <source>Changes found</source>
        <translation>Wechsel gefunden</translation>
    </message>
    <message>
        <source>Changes not made up</source>
        <translation>Wechsel nicht erfunden</translation>
    </message>
    <message>
        <source>Segmentation</source>
        <translation>Einteilung</translation>
    </message>
    <message>
        <source>The lower of the two before.</source>
        <translation>Der kleinere der beiden Werte davor.</translation>
    </message>
    <message>
        <source>Weighted score</source>
        <translation>Gewichteter Wert</translation>
    </message>
    <message>
        <source>1 for the same key, 0.5 for the fifth above, 0.3 for the relative, 0.2 for the parallel key.</source>
        <translation>1 für dieselbe Tonart, 0,5 für die Quinte darüber, 0,3 für die Parallele, 0,2 für die Variante.</translation>
    </message>
    <message>
        <source>Boundaries, 0.5 s</source>
        <translation>Grenzen, 0,5 s</translation>
    </message>
    <message>
        <source>F-measure of the boundaries within 0.5 s.</source>
        <translation>F-Maß der Grenzen auf 0,5 s genau.</translation>
    </message>
    <message>
        <source>Boundaries, 3 s</source>
        <translation>Grenzen, 3 s</translation>
    </message>
    <message>
        <source>F-measure of the boundaries within 3 s.</source>
        <translation>F-Maß der Grenzen auf 3 s genau.</translation>
    </message>
    <message>
        <source>Pairwise</source>
        <translation>Paarweise</translation>
    </message>
    <message>
        <source>Whether moments of one section are of one section here too.</source>
        <translation>Ob Augenblicke eines Abschnitts auch hier in einem Abschnitt liegen.</translation>
    </message>
    <message>
        <source>Precision, 0.5 s</source>
        <translation>Genauigkeit, 0,5 s</translation>
    </message>
    <message>
        <source>Recall, 0.5 s</source>
        <translation>Vollständigkeit, 0,5 s</translation>
    </message>
    <message>
        <source>Precision, 3 s</source>
        <translation>Genauigkeit, 3 s</translation>
    </message>
    <message>
        <source>Recall, 3 s</source>
        <translation>Vollständigkeit, 3 s</translation>
    </message>
    <message>
        <source>Pairwise precision</source>
        <translation>Paarweise Genauigkeit</translation>
    </message>
    <message>
        <source>Pairwise recall</source>
        <translation>Paarweise Vollständigkeit</translation>
    </message>
    <message>
        <source>Distance, reference</source>
        <translation>Abstand, Referenz</translation>
    </message>
    <message>
        <source>Median distance of the reference&apos;s boundaries to the nearest one here.</source>
        <translation>Mittlerer Abstand der Grenzen der Referenz zur nächsten hier.</translation>
    </message>
    <message>
        <source>Distance, track</source>
        <translation>Abstand, Stück</translation>
    </message>
    <message>
        <source>Median distance of the boundaries here to the nearest one of the reference.</source>
        <translation>Mittlerer Abstand der Grenzen hier zur nächsten der Referenz.</translation>
    </message>
    <message>
        <source>Beats</source>
        <translation>Schläge</translation>
    </message>
    <message>
        <source>Downbeats</source>
        <translation>Taktanfänge</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Chords</source>
        <translation>Akkorde</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tonart</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Abschnitte</translation>
    </message>
</context>
<context>
    <name>FixedKeys</name>
    <message>
        <source>Right click, drag or double click above them</source>
        <translation>Rechtsklick, Ziehen oder Doppelklick darüber</translation>
    </message>
    <message>
        <source>Choose, move or fit columns</source>
        <translation>Spalten wählen, verschieben oder anpassen</translation>
    </message>
    <message>
        <source>Take out of the list</source>
        <translation>Aus der Liste nehmen</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Buchstaben</translation>
    </message>
    <message>
        <source>Search for what is typed</source>
        <translation>Nach dem Getippten suchen</translation>
    </message>
    <message>
        <source>Select all, copy</source>
        <translation>Alles auswählen, kopieren</translation>
    </message>
    <message>
        <source>Rate with so many stars</source>
        <translation>Mit so vielen Sternen bewerten</translation>
    </message>
    <message>
        <source>Write in the cell</source>
        <translation>In die Zelle schreiben</translation>
    </message>
    <message>
        <source>From cell to cell</source>
        <translation>Von Zelle zu Zelle</translation>
    </message>
    <message>
        <source>Open the track</source>
        <translation>Das Stück öffnen</translation>
    </message>
    <message>
        <source>Table of tracks, fixed</source>
        <translation>Titelliste, fest</translation>
    </message>
    <message>
        <source>Timeline, fixed</source>
        <translation>Zeitleiste, fest</translation>
    </message>
    <message>
        <source>Lists, fixed</source>
        <translation>Listen, fest</translation>
    </message>
    <message>
        <source>One beat back, on</source>
        <translation>Einen Schlag zurück, weiter</translation>
    </message>
    <message>
        <source>One bar back, on</source>
        <translation>Einen Takt zurück, weiter</translation>
    </message>
    <message>
        <source>Four bars back, on</source>
        <translation>Vier Takte zurück, weiter</translation>
    </message>
    <message>
        <source>Beginning, end of the track</source>
        <translation>Anfang, Ende des Stücks</translation>
    </message>
    <message>
        <source>Select nothing, cancel</source>
        <translation>Nichts auswählen, abbrechen</translation>
    </message>
    <message>
        <source>Zoom about the pointer</source>
        <translation>Um den Zeiger zoomen</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Rad</translation>
    </message>
    <message>
        <source>Scroll</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>Shift+Wheel</source>
        <translation>Umschalt+Rad</translation>
    </message>
    <message>
        <source>Scroll; so does the middle button</source>
        <translation>Rollen; auch mit der mittleren Taste</translation>
    </message>
    <message>
        <source>Alt+Drag</source>
        <translation>Alt+Ziehen</translation>
    </message>
    <message>
        <source>Select; with Shift without snapping</source>
        <translation>Auswählen; mit Umschalt ohne Einrasten</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>Ziehen</translation>
    </message>
    <message>
        <source>Select the section, chord, key or bar</source>
        <translation>Abschnitt, Akkord, Tonart oder Takt auswählen</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>Doppelklick</translation>
    </message>
    <message>
        <source>Move the playhead</source>
        <translation>Abspielstelle setzen</translation>
    </message>
    <message>
        <source>Click</source>
        <translation>Klick</translation>
    </message>
    <message>
        <source>Previous, next line</source>
        <translation>Vorige, nächste Zeile</translation>
    </message>
    <message>
        <source>From one part of the window to the next</source>
        <translation>Von einem Teil des Fensters zum nächsten</translation>
    </message>
</context>
<context>
    <name>GridText</name>
    <message>
        <source>This beat only</source>
        <translation>Nur diesen Schlag</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>Bis zum Ende</translation>
    </message>
    <message>
        <source>To next verified</source>
        <translation>Bis zum nächsten geprüften</translation>
    </message>
    <message>
        <source>Moved beat %1 by %2</source>
        <translation>Schlag %1 um %2 verschoben</translation>
    </message>
    <message>
        <source>Inserted a beat at %1</source>
        <translation>Schlag bei %1 eingefügt</translation>
    </message>
    <message>
        <source>Deleted beat %1</source>
        <translation>Schlag %1 gelöscht</translation>
    </message>
    <message>
        <source>Moved the downbeat to %1</source>
        <translation>Taktanfang auf %1 gesetzt</translation>
    </message>
    <message>
        <source>Set %1 from %2</source>
        <translation>%1 ab %2 gesetzt</translation>
    </message>
    <message>
        <source>Shifted the beats by %1</source>
        <translation>Schläge um %1 verschoben</translation>
    </message>
    <message>
        <source>Shifted half a beat earlier</source>
        <translation>Um einen halben Schlag vorverlegt</translation>
    </message>
    <message>
        <source>Shifted half a beat later</source>
        <translation>Um einen halben Schlag nach hinten verlegt</translation>
    </message>
    <message>
        <source>Tempo times %1</source>
        <translation>Tempo mal %1</translation>
    </message>
    <message>
        <source>Even at %1 BPM · residual %2 ms rms</source>
        <translation>Gleichmäßig mit %1 BPM · Abweichung %2 ms eff.</translation>
    </message>
    <message>
        <source>Fitted the grid to %1 taps · %2 BPM</source>
        <translation>Raster an %1 Klopfer angepasst · %2 BPM</translation>
    </message>
    <message>
        <source>Put 1 beat on its transient</source>
        <translation>1 Schlag auf seinen Transienten gesetzt</translation>
    </message>
    <message>
        <source>Put %1 beats on transients</source>
        <translation>%1 Schläge auf Transienten gesetzt</translation>
    </message>
    <message>
        <source>Took the runner-up grid</source>
        <translation>Das zweitbeste Raster genommen</translation>
    </message>
</context>
<context>
    <name>Harmony</name>
    <message>
        <source>Type a chord: Am7, F#/A#, A:min7, N.C.</source>
        <translation>Schreiben Sie einen Akkord: Am7, Hm7, F#/A#, A:min7, N.C.</translation>
    </message>
    <message>
        <source>Type a key: D minor, F# major, Bbm</source>
        <translation>Schreiben Sie eine Tonart: D-Moll, Fis-Dur, Hm</translation>
    </message>
    <message>
        <source>Type any name</source>
        <translation>Schreiben Sie einen Namen</translation>
    </message>
    <message>
        <source>&amp;Transpose chords of the selection</source>
        <translation>Akkorde der Auswahl &amp;transponieren</translation>
    </message>
    <message>
        <source>&amp;Transpose</source>
        <translation>&amp;Transponieren</translation>
    </message>
    <message>
        <source>%1 semitones</source>
        <translation>%1 Halbtöne</translation>
    </message>
    <message>
        <source>&amp;Change chord…	Return</source>
        <translation>Akkord &amp;ändern…	Return</translation>
    </message>
    <message>
        <source>Take the runner-up, %1</source>
        <translation>Das Zweitbeste nehmen, %1</translation>
    </message>
    <message>
        <source>&amp;No chord	Delete</source>
        <translation>&amp;Kein Akkord	Entf</translation>
    </message>
    <message>
        <source>&amp;Split here</source>
        <translation>Hier &amp;teilen</translation>
    </message>
    <message>
        <source>&amp;Join with the next	J</source>
        <translation>Mit dem &amp;nächsten verbinden	J</translation>
    </message>
    <message>
        <source>Join with the &amp;previous	Shift+J</source>
        <translation>Mit dem &amp;vorigen verbinden	Umschalt+J</translation>
    </message>
    <message>
        <source>&amp;Change key…	Return</source>
        <translation>Tonart &amp;ändern…	Return</translation>
    </message>
    <message>
        <source>&amp;Key from here</source>
        <translation>Tonart &amp;ab hier</translation>
    </message>
    <message>
        <source>No name</source>
        <translation>Kein Name</translation>
    </message>
    <message>
        <source>&amp;Rename…	Return</source>
        <translation>&amp;Umbenennen…	Return</translation>
    </message>
    <message>
        <source>&amp;What it is</source>
        <translation>&amp;Was es ist</translation>
    </message>
    <message>
        <source>&amp;Group</source>
        <translation>&amp;Gruppe</translation>
    </message>
    <message>
        <source>&amp;Split at the nearest bar</source>
        <translation>Am nächsten Taktstrich &amp;teilen</translation>
    </message>
    <message>
        <source>&amp;Merge with the next	J</source>
        <translation>Mit dem &amp;nächsten vereinen	J</translation>
    </message>
    <message>
        <source>Merge with the &amp;previous	Shift+J</source>
        <translation>Mit dem &amp;vorigen vereinen	Umschalt+J</translation>
    </message>
    <message>
        <source>R&amp;emove	Delete</source>
        <translation>&amp;Entfernen	Entf</translation>
    </message>
    <message>
        <source>&amp;Draw over the selection</source>
        <translation>Über die A&amp;uswahl ziehen</translation>
    </message>
    <message>
        <source>&amp;Accepted</source>
        <translation>&amp;Angenommen</translation>
    </message>
    <message>
        <source>&amp;Locked</source>
        <translation>Ge&amp;sperrt</translation>
    </message>
    <message>
        <source>Re&amp;vert to the analysis</source>
        <translation>Auf die Analyse &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Next chord, key or section</source>
        <translation>&amp;Nächster Akkord, Tonart oder Abschnitt</translation>
    </message>
    <message>
        <source>&amp;Previous chord, key or section</source>
        <translation>&amp;Voriger Akkord, Tonart oder Abschnitt</translation>
    </message>
    <message>
        <source>In the lane &amp;below</source>
        <translation>In der Spur &amp;darunter</translation>
    </message>
    <message>
        <source>In the lane &amp;above</source>
        <translation>In der Spur da&amp;rüber</translation>
    </message>
    <message>
        <source>&amp;Change…</source>
        <translation>&amp;Ändern…</translation>
    </message>
    <message>
        <source>&amp;Split at the playhead</source>
        <translation>An der Abspielstelle &amp;teilen</translation>
    </message>
    <message>
        <source>&amp;Join with the next one</source>
        <translation>Mit dem nächsten ver&amp;binden</translation>
    </message>
    <message>
        <source>Join &amp;with the one before</source>
        <translation>&amp;Mit dem vorigen verbinden</translation>
    </message>
    <message>
        <source>N&amp;o chord; remove the section</source>
        <translation>&amp;Kein Akkord; Abschnitt entfernen</translation>
    </message>
    <message>
        <source>&amp;Transpose chords up a semitone</source>
        <translation>Akkorde einen Halbton &amp;höher</translation>
    </message>
    <message>
        <source>Transpose chords &amp;down a semitone</source>
        <translation>Akkorde einen Halbton t&amp;iefer</translation>
    </message>
    <message>
        <source>Section &amp;from the selection</source>
        <translation>Abschnitt aus der A&amp;uswahl</translation>
    </message>
    <message>
        <source>Chord &amp;over the selection…</source>
        <translation>Akkord über die A&amp;uswahl…</translation>
    </message>
    <message>
        <source>Key &amp;over the selection…</source>
        <translation>Tonart über die A&amp;uswahl…</translation>
    </message>
    <message>
        <source>C&amp;hord over the selection…</source>
        <translation>A&amp;kkord über die Auswahl…</translation>
    </message>
    <message>
        <source>&amp;Key over the selection…</source>
        <translation>T&amp;onart über die Auswahl…</translation>
    </message>
    <message>
        <source>Key f&amp;rom the playhead…</source>
        <translation>Tonart ab der Abspielste&amp;lle…</translation>
    </message>
    <message>
        <source>“%1” is no chord. %2</source>
        <translation>„%1“ ist kein Akkord. %2</translation>
    </message>
    <message>
        <source>“%1” is no key. %2</source>
        <translation>„%1“ ist keine Tonart. %2</translation>
    </message>
</context>
<context>
    <name>Lane</name>
    <message>
        <source>Perceived loudness</source>
        <translation>Empfundene Lautheit</translation>
    </message>
    <message>
        <source>Sharpness</source>
        <translation>Schärfe</translation>
    </message>
    <message>
        <source>Nothing to hear.</source>
        <translation>Nichts zu hören.</translation>
    </message>
    <message>
        <source>%1 sone</source>
        <translation>%1 Sone</translation>
    </message>
    <message>
        <source>%1 acum</source>
        <translation>%1 Acum</translation>
    </message>
    <message>
        <source>or %1</source>
        <translation>oder %1</translation>
    </message>
    <message>
        <source>Chords</source>
        <translation>Akkorde</translation>
    </message>
    <message>
        <source>No chords found.</source>
        <translation>Keine Akkorde gefunden.</translation>
    </message>
    <message>
        <source>%1 dBFS</source>
        <translation>%1 dBFS</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>Nothing but silence.</source>
        <translation>Nichts als Stille.</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tonart</translation>
    </message>
    <message>
        <source>No key found.</source>
        <translation>Keine Tonart gefunden.</translation>
    </message>
    <message>
        <source>%1 LUFS</source>
        <translation>%1 LUFS</translation>
    </message>
    <message>
        <source>integrated %1</source>
        <translation>integriert %1</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>Lautheit</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Waveform</source>
        <translation>Wellenform</translation>
    </message>
    <message>
        <source>No sound.</source>
        <translation>Kein Ton.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Bar.beat</source>
        <translation>Takt.Schlag</translation>
    </message>
    <message>
        <source>Ruler</source>
        <translation>Lineal</translation>
    </message>
    <message>
        <source>Beats</source>
        <translation>Schläge</translation>
    </message>
    <message>
        <source>No beats found.</source>
        <translation>Keine Schläge gefunden.</translation>
    </message>
    <message>
        <source>%1 BPM</source>
        <translation>%1 BPM</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>No steady pulse found.</source>
        <translation>Kein gleichmäßiger Puls gefunden.</translation>
    </message>
    <message>
        <source>dBFS</source>
        <translation>dBFS</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Tiefen</translation>
    </message>
    <message>
        <source>Mid</source>
        <translation>Mitten</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Höhen</translation>
    </message>
    <message>
        <source>target %1</source>
        <translation>Ziel %1</translation>
    </message>
    <message>
        <source>integrated %1 · %2 LU below the target of %3</source>
        <translation>integriert %1 · %2 LU unter dem Ziel von %3</translation>
    </message>
    <message>
        <source>integrated %1 · %2 LU above the target of %3</source>
        <translation>integriert %1 · %2 LU über dem Ziel von %3</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Pegel</translation>
    </message>
    <message>
        <source>bar %1</source>
        <translation>Takt %1</translation>
    </message>
    <message>
        <source>bars %1–%2</source>
        <translation>Takte %1–%2</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>No sections: too short, or without bars to go by.</source>
        <translation>Keine Abschnitte: zu kurz oder ohne Takte.</translation>
    </message>
    <message>
        <source>%1 asper</source>
        <translation>%1 asper</translation>
    </message>
    <message>
        <source>Roughness</source>
        <translation>Rauigkeit</translation>
    </message>
    <message>
        <source>Too short to tell how rough it is.</source>
        <translation>Zu kurz, um zu sagen, wie rau es ist.</translation>
    </message>
    <message>
        <source>%1 of 10</source>
        <translation>%1 von 10</translation>
    </message>
    <message>
        <source>No energy: silent, or too short to rate.</source>
        <translation>Keine Energie: still oder zu kurz zum Bewerten.</translation>
    </message>
    <message>
        <source>Perceived</source>
        <translation>Empfunden</translation>
    </message>
    <message>
        <source>Too quiet or too short to tell how sharp it is.</source>
        <translation>Zu leise oder zu kurz, um zu sagen, wie scharf es ist.</translation>
    </message>
    <message>
        <source>Peak</source>
        <translation>Spitze</translation>
    </message>
    <message>
        <source>RMS</source>
        <translation>RMS</translation>
    </message>
    <message>
        <source>Chromagram</source>
        <translation>Chromagramm</translation>
    </message>
    <message>
        <source>100 Hz</source>
        <translation>100 Hz</translation>
    </message>
    <message>
        <source>1 kHz</source>
        <translation>1 kHz</translation>
    </message>
    <message>
        <source>10 kHz</source>
        <translation>10 kHz</translation>
    </message>
    <message>
        <source>%1 Hz</source>
        <translation>%1 Hz</translation>
    </message>
    <message>
        <source>Spectrogram</source>
        <translation>Spektrogramm</translation>
    </message>
    <message>
        <source>here %1</source>
        <translation>hier %1</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>No reference is loaded.</source>
        <translation>Keine Referenz geladen.</translation>
    </message>
    <message>
        <source>%1 · %2 against %3</source>
        <translation>%1 · %2 gegen %3</translation>
    </message>
    <message>
        <source>twice as fast</source>
        <translation>doppelt so schnell</translation>
    </message>
    <message>
        <source>half as fast</source>
        <translation>halb so schnell</translation>
    </message>
    <message>
        <source>three for two</source>
        <translation>drei für zwei</translation>
    </message>
    <message>
        <source>two for three</source>
        <translation>zwei für drei</translation>
    </message>
    <message>
        <source>four for three</source>
        <translation>vier für drei</translation>
    </message>
    <message>
        <source>three for four</source>
        <translation>drei für vier</translation>
    </message>
    <message>
        <source>three times as fast</source>
        <translation>dreimal so schnell</translation>
    </message>
    <message>
        <source>a third as fast</source>
        <translation>ein Drittel so schnell</translation>
    </message>
    <message>
        <source>bars 1 beat later</source>
        <translation>Takte 1 Schlag später</translation>
    </message>
    <message>
        <source>bars %1 beats later</source>
        <translation>Takte %1 Schläge später</translation>
    </message>
    <message>
        <source>Runner-up</source>
        <translation>Zweitbestes</translation>
    </message>
    <message>
        <source>No other grid is likely.</source>
        <translation>Kein anderes Raster ist wahrscheinlich.</translation>
    </message>
    <message>
        <source>Transients</source>
        <translation>Transienten</translation>
    </message>
    <message>
        <source>Nothing begins clearly.</source>
        <translation>Nichts setzt deutlich ein.</translation>
    </message>
    <message>
        <source>track %1 · stability %2</source>
        <translation>Stück %1 · Stabilität %2</translation>
    </message>
    <message>
        <source>in view %1–%2</source>
        <translation>zu sehen %1–%2</translation>
    </message>
    <message>
        <source>in view %1 · stability %2</source>
        <translation>zu sehen %1 · Stabilität %2</translation>
    </message>
</context>
<context>
    <name>Layout</name>
    <message>
        <source>Listen</source>
        <translation>Hören</translation>
    </message>
    <message>
        <source>Edit grid</source>
        <translation>Raster bearbeiten</translation>
    </message>
    <message>
        <source>Harmony</source>
        <translation>Harmonie</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Klang</translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 T. %2 Std.</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 Std. %2 Min.</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 Min.</translation>
    </message>
    <message>
        <source>%1 LUFS</source>
        <translation>%1 LUFS</translation>
    </message>
    <message>
        <source>energy %1 of 10</source>
        <translation>Energie %1 von 10</translation>
    </message>
</context>
<context>
    <name>LibraryOpening</name>
    <message>
        <source>Saving what can be read of the library …</source>
        <translation>Rettet, was von der Bibliothek lesbar ist …</translation>
    </message>
    <message>
        <source>Saves what can be read into a new library, edits first.</source>
        <translation>Rettet, was lesbar ist, in eine neue Bibliothek, Änderungen zuerst.</translation>
    </message>
    <message>
        <source>Saved: %1 tracks and %2 edits.</source>
        <translation>Gerettet: %1 Stücke und %2 Änderungen.</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Reparieren</translation>
    </message>
    <message>
        <source>Of %1 tracks only the files are known: they are analysed again.</source>
        <translation>Von %1 Stücken sind nur die Dateien bekannt; sie werden neu analysiert.</translation>
    </message>
    <message>
        <source>Not all of it could be read.</source>
        <translation>Nicht alles war lesbar.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>All of it could be read.</source>
        <translation>Alles war lesbar.</translation>
    </message>
    <message>
        <source>There is no good backup.</source>
        <translation>Es gibt keine gute Sicherung.</translation>
    </message>
    <message>
        <source>The damaged file is kept under another name.</source>
        <translation>Die beschädigte Datei bleibt unter anderem Namen erhalten.</translation>
    </message>
    <message>
        <source>Use the backup</source>
        <translation>Sicherung verwenden</translation>
    </message>
    <message>
        <source>Begin an empty library</source>
        <translation>Leere Bibliothek beginnen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>The newest good backup is of %1. Tracks in it: %2.</source>
        <translation>Die neueste brauchbare Sicherung ist vom %1. Stücke darin: %2.</translation>
    </message>
</context>
<context>
    <name>Loupe</name>
    <message>
        <source>Loupe ×%1 · mono</source>
        <translation>Lupe ×%1 · mono</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
</context>
<context>
    <name>Measure</name>
    <message>
        <source>No steady pulse was found here.</source>
        <translation>Hier wurde kein gleichmäßiger Puls gefunden.</translation>
    </message>
    <message>
        <source>No key was found here.</source>
        <translation>Hier wurde keine Tonart gefunden.</translation>
    </message>
    <message>
        <source>This track is silent or too short for it.</source>
        <translation>Dieses Stück ist still oder dafür zu kurz.</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>BPM</source>
        <translation>BPM</translation>
    </message>
    <message>
        <source>Beats in a minute of most of the track.</source>
        <translation>Schläge je Minute im größten Teil des Stücks.</translation>
    </message>
    <message>
        <source>Stability</source>
        <translation>Stabilität</translation>
    </message>
    <message>
        <source>How steady the beat is: 1 is a machine, players without a click lie lower.</source>
        <translation>Wie gleichmäßig der Schlag ist: 1 ist eine Maschine, wer ohne Klick spielt, liegt darunter.</translation>
    </message>
    <message>
        <source>Tuning</source>
        <translation>Stimmung</translation>
    </message>
    <message>
        <source>cents</source>
        <translation>Cent</translation>
    </message>
    <message>
        <source>How far the tuning lies from an A of 440 Hz; 100 cents are a semitone.</source>
        <translation>Wie weit die Stimmung von einem A mit 440 Hz abweicht; 100 Cent sind ein Halbton.</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>Lautheit</translation>
    </message>
    <message>
        <source>LUFS</source>
        <translation>LUFS</translation>
    </message>
    <message>
        <source>How loud the track is as a whole, as broadcasters and streaming services measure it.</source>
        <translation>Wie laut das Stück im Ganzen ist, so wie Rundfunk und Streamingdienste es messen.</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Umfang</translation>
    </message>
    <message>
        <source>LU</source>
        <translation>LU</translation>
    </message>
    <message>
        <source>How far its quiet and its loud passages lie apart.</source>
        <translation>Wie weit seine leisen und seine lauten Stellen auseinanderliegen.</translation>
    </message>
    <message>
        <source>Loudest 3 s</source>
        <translation>Lauteste 3 s</translation>
    </message>
    <message>
        <source>How loud its loudest three seconds are.</source>
        <translation>Wie laut seine lautesten drei Sekunden sind.</translation>
    </message>
    <message>
        <source>Loudest 0.4 s</source>
        <translation>Lauteste 0,4 s</translation>
    </message>
    <message>
        <source>How loud its loudest 0.4 seconds are.</source>
        <translation>Wie laut seine lautesten 0,4 Sekunden sind.</translation>
    </message>
    <message>
        <source>True peak</source>
        <translation>True Peak</translation>
    </message>
    <message>
        <source>dBTP</source>
        <translation>dBTP</translation>
    </message>
    <message>
        <source>The highest level the sound reaches, between its samples too.</source>
        <translation>Der höchste Pegel, den der Klang erreicht, auch zwischen den Abtastwerten.</translation>
    </message>
    <message>
        <source>Above 0 dBTP a player or an encoder may clip.</source>
        <translation>Über 0 dBTP kann ein Abspielgerät oder ein Encoder übersteuern.</translation>
    </message>
    <message>
        <source>Rhythm and pitch</source>
        <translation>Rhythmus und Tonhöhe</translation>
    </message>
    <message>
        <source>Broadcast loudness</source>
        <translation>Lautheit im Rundfunk</translation>
    </message>
    <message>
        <source>To the ear</source>
        <translation>Für das Ohr</translation>
    </message>
    <message>
        <source>Character</source>
        <translation>Charakter</translation>
    </message>
    <message>
        <source>This track is too short for it.</source>
        <translation>Dieses Stück ist dafür zu kurz.</translation>
    </message>
    <message>
        <source>Roughness</source>
        <translation>Rauigkeit</translation>
    </message>
    <message>
        <source>asper</source>
        <translation>Asper</translation>
    </message>
    <message>
        <source>How harsh fast fluctuations make the sound: 1 asper is a 1 kHz tone of 60 dB that swells and fades 70 times a second.</source>
        <translation>Wie rau schnelle Schwankungen den Klang machen: 1 Asper hat ein Ton von 1 kHz und 60 dB, der 70-mal in der Sekunde an- und abschwillt.</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>of 10</source>
        <translation>von 10</translation>
    </message>
    <message>
        <source>From 1, calm, to 10: louder, busier, brighter and denser music has more energy.</source>
        <translation>Von 1, ruhig, bis 10: Lautere, bewegtere, hellere und dichtere Musik hat mehr Energie.</translation>
    </message>
    <message>
        <source>Danceability</source>
        <translation>Tanzbarkeit</translation>
    </message>
    <message>
        <source>How much a steady beat carries the music, from 0 to 3: from 1.1 on it can be danced to.</source>
        <translation>Wie sehr ein gleichmäßiger Schlag die Musik trägt, von 0 bis 3: Ab 1,1 lässt sich dazu tanzen.</translation>
    </message>
    <message>
        <source>ReplayGain</source>
        <translation>ReplayGain</translation>
    </message>
    <message>
        <source>dB</source>
        <translation>dB</translation>
    </message>
    <message>
        <source>How much a player has to raise or lower the track for all to sound equally loud.</source>
        <translation>Wie viel ein Player das Stück anheben oder absenken muss, damit alle gleich laut klingen.</translation>
    </message>
    <message>
        <source>sone</source>
        <translation>Sone</translation>
    </message>
    <message>
        <source>How loud it sounds to the ear on average: twice as many sone sound twice as loud.</source>
        <translation>Wie laut es im Mittel für das Ohr klingt: Doppelt so viele Sone klingen doppelt so laut.</translation>
    </message>
    <message>
        <source>What the loudness to the ear exceeds in 5 % of the time.</source>
        <translation>Was die Lautheit für das Ohr in 5 % der Zeit übersteigt.</translation>
    </message>
    <message>
        <source>How loud its loudest moment sounds to the ear.</source>
        <translation>Wie laut der lauteste Moment für das Ohr klingt.</translation>
    </message>
    <message>
        <source>phon</source>
        <translation>Phon</translation>
    </message>
    <message>
        <source>The level of a 1 kHz tone that sounds as loud as the loud passages.</source>
        <translation>Der Pegel eines Tons von 1 kHz, der so laut klingt wie die lauten Stellen.</translation>
    </message>
    <message>
        <source>Sharpness</source>
        <translation>Schärfe</translation>
    </message>
    <message>
        <source>acum</source>
        <translation>Acum</translation>
    </message>
    <message>
        <source>How sharp the sound is: the more of its loudness lies in the treble, the sharper.</source>
        <translation>Wie scharf der Klang ist: Je mehr seiner Lautheit in den Höhen liegt, desto schärfer.</translation>
    </message>
    <message>
        <source>N5</source>
        <translation>N5</translation>
    </message>
    <message>
        <source>Loudest</source>
        <translation>Maximum</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Pegel</translation>
    </message>
</context>
<context>
    <name>Music</name>
    <message>
        <source>N.C.</source>
        <comment>no chord</comment>
        <translation>N.C.</translation>
    </message>
    <message>
        <source>%1 major</source>
        <translation>%1-Dur</translation>
    </message>
    <message>
        <source>%1 minor</source>
        <translation>%1-Moll</translation>
    </message>
    <message>
        <source>C</source>
        <comment>tonic of a key</comment>
        <translation>C</translation>
    </message>
    <message>
        <source>C#</source>
        <comment>tonic of a key</comment>
        <translation>Cis</translation>
    </message>
    <message>
        <source>Db</source>
        <comment>tonic of a key</comment>
        <translation>Des</translation>
    </message>
    <message>
        <source>D</source>
        <comment>tonic of a key</comment>
        <translation>D</translation>
    </message>
    <message>
        <source>D#</source>
        <comment>tonic of a key</comment>
        <translation>Dis</translation>
    </message>
    <message>
        <source>Eb</source>
        <comment>tonic of a key</comment>
        <translation>Es</translation>
    </message>
    <message>
        <source>E</source>
        <comment>tonic of a key</comment>
        <translation>E</translation>
    </message>
    <message>
        <source>F</source>
        <comment>tonic of a key</comment>
        <translation>F</translation>
    </message>
    <message>
        <source>F#</source>
        <comment>tonic of a key</comment>
        <translation>Fis</translation>
    </message>
    <message>
        <source>Gb</source>
        <comment>tonic of a key</comment>
        <translation>Ges</translation>
    </message>
    <message>
        <source>G</source>
        <comment>tonic of a key</comment>
        <translation>G</translation>
    </message>
    <message>
        <source>G#</source>
        <comment>tonic of a key</comment>
        <translation>Gis</translation>
    </message>
    <message>
        <source>Ab</source>
        <comment>tonic of a key</comment>
        <translation>As</translation>
    </message>
    <message>
        <source>A</source>
        <comment>tonic of a key</comment>
        <translation>A</translation>
    </message>
    <message>
        <source>A#</source>
        <comment>tonic of a key</comment>
        <translation>Ais</translation>
    </message>
    <message>
        <source>Bb</source>
        <comment>tonic of a key</comment>
        <translation>B</translation>
    </message>
    <message>
        <source>B</source>
        <comment>tonic of a key</comment>
        <translation>H</translation>
    </message>
    <message>
        <source>C</source>
        <comment>root of a chord</comment>
        <translation>C</translation>
    </message>
    <message>
        <source>C#</source>
        <comment>root of a chord</comment>
        <translation>C#</translation>
    </message>
    <message>
        <source>Db</source>
        <comment>root of a chord</comment>
        <translation>Db</translation>
    </message>
    <message>
        <source>D</source>
        <comment>root of a chord</comment>
        <translation>D</translation>
    </message>
    <message>
        <source>D#</source>
        <comment>root of a chord</comment>
        <translation>D#</translation>
    </message>
    <message>
        <source>Eb</source>
        <comment>root of a chord</comment>
        <translation>Eb</translation>
    </message>
    <message>
        <source>E</source>
        <comment>root of a chord</comment>
        <translation>E</translation>
    </message>
    <message>
        <source>F</source>
        <comment>root of a chord</comment>
        <translation>F</translation>
    </message>
    <message>
        <source>F#</source>
        <comment>root of a chord</comment>
        <translation>F#</translation>
    </message>
    <message>
        <source>Gb</source>
        <comment>root of a chord</comment>
        <translation>Gb</translation>
    </message>
    <message>
        <source>G</source>
        <comment>root of a chord</comment>
        <translation>G</translation>
    </message>
    <message>
        <source>G#</source>
        <comment>root of a chord</comment>
        <translation>G#</translation>
    </message>
    <message>
        <source>Ab</source>
        <comment>root of a chord</comment>
        <translation>Ab</translation>
    </message>
    <message>
        <source>A</source>
        <comment>root of a chord</comment>
        <translation>A</translation>
    </message>
    <message>
        <source>A#</source>
        <comment>root of a chord</comment>
        <translation>A#</translation>
    </message>
    <message>
        <source>Bb</source>
        <comment>root of a chord</comment>
        <translation>B</translation>
    </message>
    <message>
        <source>B</source>
        <comment>root of a chord</comment>
        <translation>H</translation>
    </message>
    <message>
        <source>%1 semitones</source>
        <translation>%1 Halbtöne</translation>
    </message>
    <message>
        <source>shapes, capo %1</source>
        <translation>Griffe, Kapo %1</translation>
    </message>
</context>
<context>
    <name>QApplication</name>
    <message>
        <source>Shows, plays and keeps the musical timeline of tracks.</source>
        <translation>Zeigt, spielt und bewahrt, was in Musikstücken wann geschieht.</translation>
    </message>
    <message>
        <source>Use another library.</source>
        <translation>Eine andere Bibliothek verwenden.</translation>
    </message>
    <message>
        <source>Music files and folders to open.</source>
        <translation>Musikdateien und Ordner, die geöffnet werden.</translation>
    </message>
</context>
<context>
    <name>Readout</name>
    <message>
        <source>%1 LUFS</source>
        <translation>%1 LUFS</translation>
    </message>
    <message>
        <source>%1 BPM</source>
        <translation>%1 BPM</translation>
    </message>
    <message>
        <source>Bar %1, beat %2</source>
        <translation>Takt %1, Schlag %2</translation>
    </message>
    <message>
        <source>chord %1</source>
        <translation>Akkord %1</translation>
    </message>
    <message>
        <source>confidence %1</source>
        <translation>Sicherheit %1</translation>
    </message>
    <message>
        <source>runner-up %1</source>
        <translation>an zweiter Stelle %1</translation>
    </message>
    <message>
        <source>key %1</source>
        <translation>Tonart %1</translation>
    </message>
    <message>
        <source>%1 of 10</source>
        <translation>%1 von 10</translation>
    </message>
    <message>
        <source>%1 asper</source>
        <translation>%1 asper</translation>
    </message>
    <message>
        <source>section %1</source>
        <translation>Abschnitt %1</translation>
    </message>
    <message>
        <source>%1 acum</source>
        <translation>%1 Acum</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>%1 or %2</source>
        <translation>%1 oder %2</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>Another tempo</source>
        <translation>Anderes Tempo</translation>
    </message>
    <message>
        <source>%1 or %2 BPM</source>
        <translation>%1 oder %2 BPM</translation>
    </message>
    <message>
        <source>Another metre</source>
        <translation>Andere Taktart</translation>
    </message>
    <message>
        <source>Chord %1 uncertain</source>
        <translation>Akkord %1 unsicher</translation>
    </message>
    <message>
        <source>Chord %1 or %2</source>
        <translation>Akkord %1 oder %2</translation>
    </message>
    <message>
        <source>Key uncertain</source>
        <translation>Tonart unsicher</translation>
    </message>
    <message>
        <source>%1 uncertain</source>
        <translation>%1 unsicher</translation>
    </message>
    <message>
        <source>%1 perhaps not %2</source>
        <translation>%1 vielleicht nicht %2</translation>
    </message>
    <message>
        <source>Section %1 uncertain</source>
        <translation>Abschnitt %1 unsicher</translation>
    </message>
    <message>
        <source>Beat %1 off its transient</source>
        <translation>Schlag %1 neben seinem Anschlag</translation>
    </message>
    <message>
        <source>Beats %1 off transients</source>
        <translation>Schläge %1 neben Anschlägen</translation>
    </message>
    <message>
        <source>Beats off transients</source>
        <translation>Schläge neben Anschlägen</translation>
    </message>
    <message>
        <source>No onset on beat %1</source>
        <translation>Kein Anschlag auf Schlag %1</translation>
    </message>
    <message>
        <source>No onset on beats %1</source>
        <translation>Kein Anschlag auf Schlägen %1</translation>
    </message>
    <message>
        <source>No onset on some beats</source>
        <translation>Kein Anschlag auf einigen Schlägen</translation>
    </message>
    <message>
        <source>Beat %1 weak</source>
        <translation>Schlag %1 schwach</translation>
    </message>
    <message>
        <source>Beats %1 weak</source>
        <translation>Schläge %1 schwach</translation>
    </message>
    <message>
        <source>Beats weak</source>
        <translation>Schläge schwach</translation>
    </message>
    <message>
        <source>Grid half a beat later</source>
        <translation>Raster einen halben Schlag später</translation>
    </message>
    <message>
        <source>Downbeat on another beat</source>
        <translation>Takteins auf anderem Schlag</translation>
    </message>
    <message>
        <source>Downbeat on beat %1</source>
        <translation>Takteins auf Schlag %1</translation>
    </message>
    <message>
        <source>Bar %1</source>
        <translation>Takt %1</translation>
    </message>
    <message>
        <source>Bars %1–%2</source>
        <translation>Takte %1–%2</translation>
    </message>
    <message>
        <source>Whole track</source>
        <translation>Ganzes Stück</translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message>
        <source>Intro</source>
        <translation>Intro</translation>
    </message>
    <message>
        <source>Verse</source>
        <translation>Strophe</translation>
    </message>
    <message>
        <source>Chorus</source>
        <translation>Refrain</translation>
    </message>
    <message>
        <source>Bridge</source>
        <translation>Bridge</translation>
    </message>
    <message>
        <source>Break</source>
        <translation>Break</translation>
    </message>
    <message>
        <source>Outro</source>
        <translation>Outro</translation>
    </message>
</context>
<context>
    <name>Selection</name>
    <message>
        <source>Snap to b&amp;eats</source>
        <translation>Auf S&amp;chläge einrasten</translation>
    </message>
    <message>
        <source>Snap to b&amp;ars</source>
        <translation>Auf &amp;Takte einrasten</translation>
    </message>
    <message>
        <source>Snap to se&amp;ctions</source>
        <translation>Auf Absc&amp;hnitte einrasten</translation>
    </message>
    <message>
        <source>&amp;Do not snap</source>
        <translation>Nicht &amp;einrasten</translation>
    </message>
    <message>
        <source>Select &amp;bar</source>
        <translation>Tak&amp;t auswählen</translation>
    </message>
    <message>
        <source>Select c&amp;hord</source>
        <translation>A&amp;kkord auswählen</translation>
    </message>
    <message>
        <source>Select &amp;section</source>
        <translation>&amp;Abschnitt auswählen</translation>
    </message>
    <message>
        <source>Select &amp;whole track</source>
        <translation>&amp;Ganzes Stück auswählen</translation>
    </message>
    <message>
        <source>Select &amp;nothing</source>
        <translation>&amp;Nichts auswählen</translation>
    </message>
    <message>
        <source>Move e&amp;nd on</source>
        <translation>Ende &amp;vor</translation>
    </message>
    <message>
        <source>Move en&amp;d back</source>
        <translation>Ende &amp;zurück</translation>
    </message>
    <message>
        <source>Move be&amp;ginning on</source>
        <translation>An&amp;fang vor</translation>
    </message>
    <message>
        <source>Move beg&amp;inning back</source>
        <translation>Anfang zu&amp;rück</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Barline: keyboard shortcuts</source>
        <translation>Barline: Tastenkürzel</translation>
    </message>
</context>
<context>
    <name>Spoken</name>
    <message>
        <source> minor</source>
        <translation>-Moll</translation>
    </message>
    <message>
        <source> 7</source>
        <translation> 7</translation>
    </message>
    <message>
        <source> major 7</source>
        <translation> groß 7</translation>
    </message>
    <message>
        <source> minor 7</source>
        <translation>-Moll 7</translation>
    </message>
    <message>
        <source> minor major 7</source>
        <translation>-Moll groß 7</translation>
    </message>
    <message>
        <source> 6</source>
        <translation> 6</translation>
    </message>
    <message>
        <source> minor 6</source>
        <translation>-Moll 6</translation>
    </message>
    <message>
        <source> diminished</source>
        <translation> vermindert</translation>
    </message>
    <message>
        <source> diminished 7</source>
        <translation> vermindert 7</translation>
    </message>
    <message>
        <source> half diminished 7</source>
        <translation> halbvermindert 7</translation>
    </message>
    <message>
        <source> augmented</source>
        <translation> übermäßig</translation>
    </message>
    <message>
        <source> suspended 2</source>
        <translation> sus 2</translation>
    </message>
    <message>
        <source> suspended 4</source>
        <translation> sus 4</translation>
    </message>
    <message>
        <source> major 9</source>
        <translation> groß 9</translation>
    </message>
    <message>
        <source> minor 9</source>
        <translation>-Moll 9</translation>
    </message>
    <message>
        <source> 9</source>
        <translation> 9</translation>
    </message>
    <message>
        <source>confidence %1</source>
        <translation>Sicherheit %1</translation>
    </message>
    <message>
        <source>runner-up %1</source>
        <translation>sonst %1</translation>
    </message>
    <message>
        <source>Bar %1</source>
        <translation>Takt %1</translation>
    </message>
    <message>
        <source>section %1</source>
        <translation>Abschnitt %1</translation>
    </message>
    <message>
        <source>beat %1</source>
        <translation>Schlag %1</translation>
    </message>
    <message>
        <source>chord %1</source>
        <translation>Akkord %1</translation>
    </message>
    <message>
        <source>key %1</source>
        <translation>Tonart %1</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>Takte</translation>
    </message>
    <message>
        <source>Beats</source>
        <translation>Schläge</translation>
    </message>
    <message>
        <source>Chords</source>
        <translation>Akkorde</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tonart</translation>
    </message>
    <message>
        <source>no chord</source>
        <translation>kein Akkord</translation>
    </message>
    <message>
        <source>%1 over %2</source>
        <translation>%1 über %2</translation>
    </message>
</context>
<context>
    <name>Step</name>
    <message>
        <source>Perceived loudness</source>
        <translation>Empfundene Lautheit</translation>
    </message>
    <message>
        <source>Measures how loud the track is heard, in sone, after ISO 532-1 (Zwicker).</source>
        <translation>Misst, wie laut das Stück empfunden wird, in Sone, nach ISO 532-1 (Zwicker).</translation>
    </message>
    <message>
        <source>Sound field</source>
        <translation>Schallfeld</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Frei</translation>
    </message>
    <message>
        <source>Diffuse</source>
        <translation>Diffus</translation>
    </message>
    <message>
        <source>Step of the curves</source>
        <translation>Schrittweite der Kurven</translation>
    </message>
    <message>
        <source>Sharpness</source>
        <translation>Schärfe</translation>
    </message>
    <message>
        <source>Measures how much high frequencies dominate what is heard, in acum, after DIN 45692.</source>
        <translation>Misst, wie sehr hohe Frequenzen das Gehörte bestimmen, in Acum, nach DIN 45692.</translation>
    </message>
    <message>
        <source>Weighting</source>
        <translation>Gewichtung</translation>
    </message>
    <message>
        <source>DIN 45692</source>
        <translation>DIN 45692</translation>
    </message>
    <message>
        <source>Aures</source>
        <translation>Aures</translation>
    </message>
    <message>
        <source>von Bismarck</source>
        <translation>von Bismarck</translation>
    </message>
    <message>
        <source>Fastl</source>
        <translation>Fastl</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>Where sections begin and which of them repeat, from the timbre and harmony of bars.</source>
        <translation>Wo Abschnitte beginnen und welche sich wiederholen, aus Klang und Harmonik der Takte.</translation>
    </message>
    <message>
        <source>Beats and bars</source>
        <translation>Schläge und Takte</translation>
    </message>
    <message>
        <source>Beats, downbeats and metre, by a bar-pointer model.</source>
        <translation>Schläge, Taktanfänge und Taktart, nach einem Taktzeigermodell.</translation>
    </message>
    <message>
        <source>Slowest tempo</source>
        <translation>Langsamstes Tempo</translation>
    </message>
    <message>
        <source>Fastest tempo</source>
        <translation>Schnellstes Tempo</translation>
    </message>
    <message>
        <source>Expected metre</source>
        <translation>Erwartete Taktart</translation>
    </message>
    <message>
        <source>Course of the tempo</source>
        <translation>Verlauf des Tempos</translation>
    </message>
    <message>
        <source>Chords</source>
        <translation>Akkorde</translation>
    </message>
    <message>
        <source>Which chord sounds at each beat and in each bar, by a network and a hidden Markov model.</source>
        <translation>Welcher Akkord bei jedem Schlag und in jedem Takt klingt, nach einem Netz und einem verborgenen Markowmodell.</translation>
    </message>
    <message>
        <source>Rhythm network</source>
        <translation>Rhythmusnetz</translation>
    </message>
    <message>
        <source>How likely beats, bars and chords begin at each moment, and which tempo and metre there are, by a convolutional network.</source>
        <translation>Wie wahrscheinlich in jedem Augenblick Schläge, Takte und Akkorde beginnen und welches Tempo und welche Taktart herrschen, durch ein faltendes neuronales Netz.</translation>
    </message>
    <message>
        <source>Harmony network</source>
        <translation>Harmonienetz</translation>
    </message>
    <message>
        <source>How likely each chord, bass note and key sounds at each moment, by a convolutional network.</source>
        <translation>Wie wahrscheinlich in jedem Augenblick jeder Akkord, jeder Basston und jede Tonart klingt, durch ein faltendes neuronales Netz.</translation>
    </message>
    <message>
        <source>Spectrum for rhythm</source>
        <translation>Spektrum für den Rhythmus</translation>
    </message>
    <message>
        <source>Levels in frequency bands, 50 times a second: what the rhythm network listens to.</source>
        <translation>Pegel in Frequenzbändern, 50-mal in der Sekunde: was das Rhythmusnetz hört.</translation>
    </message>
    <message>
        <source>Spectrum for harmony</source>
        <translation>Spektrum für die Harmonie</translation>
    </message>
    <message>
        <source>Levels of semitones at the track&apos;s own tuning: what the harmony network listens to.</source>
        <translation>Pegel der Halbtöne in der Stimmung des Stücks: was das Harmonienetz hört.</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>Features over time</source>
        <translation>Merkmale im Verlauf</translation>
    </message>
    <message>
        <source>Level, spectral shape, chroma and timbre every 23 ms: what bars are described by.</source>
        <translation>Pegel, Form des Spektrums, Chroma und Klangfarbe alle 23 ms: woraus Takte beschrieben werden.</translation>
    </message>
    <message>
        <source>Stereo image</source>
        <translation>Stereobild</translation>
    </message>
    <message>
        <source>Width of the stereo image and how alike its two sides are.</source>
        <translation>Breite des Stereobilds und wie sehr sich seine beiden Seiten gleichen.</translation>
    </message>
    <message>
        <source>Bar features</source>
        <translation>Taktmerkmale</translation>
    </message>
    <message>
        <source>What each bar sounds like: level, spectrum, harmony, timbre.</source>
        <translation>Wie jeder Takt klingt: Pegel, Spektrum, Harmonie, Klangfarbe.</translation>
    </message>
    <message>
        <source>Energy rating</source>
        <translation>Energie (1–10)</translation>
    </message>
    <message>
        <source>How energetic the track is, 1 to 10, by loudness, onsets, high frequencies and crest.</source>
        <translation>Wie energisch das Stück ist, 1 bis 10, nach Lautheit, Einsätzen, hohen Frequenzen und Scheitelfaktor.</translation>
    </message>
    <message>
        <source>Character</source>
        <translation>Charakter</translation>
    </message>
    <message>
        <source>The 25 numbers by which similar tracks are found.</source>
        <translation>Die 25 Zahlen, nach denen ähnliche Stücke gefunden werden.</translation>
    </message>
    <message>
        <source>Measures the RMS level over time, every tenth of a second.</source>
        <translation>Misst den Effektivpegel im Verlauf, jede Zehntelsekunde.</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tonart</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>Lautheit</translation>
    </message>
    <message>
        <source>Measures loudness, loudness range and true peak after EBU R 128 and ITU-R BS.1770.</source>
        <translation>Misst Lautheit, Lautheitsumfang und wahren Spitzenpegel nach EBU R 128 und ITU-R BS.1770.</translation>
    </message>
    <message>
        <source>Onsets</source>
        <translation>Einsätze</translation>
    </message>
    <message>
        <source>How strongly notes and drums begin, in six bands, by SuperFlux.</source>
        <translation>Wie stark Töne und Trommeln einsetzen, in sechs Bändern, nach SuperFlux.</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Global tempo, spans of steady tempo and the local tempo, from the beats.</source>
        <translation>Das Tempo im Ganzen, Strecken gleichen Tempos und das Tempo an jeder Stelle, aus den Schlägen.</translation>
    </message>
    <message>
        <source>Waveform</source>
        <translation>Wellenform</translation>
    </message>
    <message>
        <source>Measures peaks, RMS and three frequency bands, from which the waveform is drawn.</source>
        <translation>Misst Spitzen, Effektivwert und drei Frequenzbänder, aus denen die Wellenform gezeichnet wird.</translation>
    </message>
    <message>
        <source>The key of the track and where it changes, by a hidden Markov model.</source>
        <translation>Die Tonart des Stücks und wo sie wechselt, nach einem verborgenen Markowmodell.</translation>
    </message>
    <message>
        <source>Roughness</source>
        <translation>Rauigkeit</translation>
    </message>
    <message>
        <source>Measures how rough the sound is, in asper, by the model of Daniel and Weber.</source>
        <translation>Misst, wie rau der Klang ist, in Asper, nach dem Modell von Daniel und Weber.</translation>
    </message>
    <message>
        <source>Level of a full-scale sine</source>
        <translation>Pegel eines voll ausgesteuerten Sinus</translation>
    </message>
    <message>
        <source>Danceability</source>
        <translation>Tanzbarkeit</translation>
    </message>
    <message>
        <source>How steadily the level comes back with the beat, by detrended fluctuation analysis.</source>
        <translation>Wie stetig der Pegel mit dem Schlag wiederkehrt, durch trendbereinigte Fluktuationsanalyse.</translation>
    </message>
    <message>
        <source>Transients</source>
        <translation>Transienten</translation>
    </message>
    <message>
        <source>Where notes and drums clearly begin, from the onsets.</source>
        <translation>Wo Töne und Schlagzeug deutlich einsetzen, aus den Einsätzen.</translation>
    </message>
</context>
<context>
    <name>TrackFacts</name>
    <message>
        <source>BPM</source>
        <translation>BPM</translation>
    </message>
</context>
<context>
    <name>View</name>
    <message>
        <source>&amp;Three bands</source>
        <translation>&amp;Drei Bänder</translation>
    </message>
    <message>
        <source>&amp;RGB</source>
        <translation>&amp;RGB</translation>
    </message>
    <message>
        <source>&amp;Mono</source>
        <translation>&amp;Mono</translation>
    </message>
    <message>
        <source>RM&amp;S</source>
        <translation>RM&amp;S</translation>
    </message>
    <message>
        <source>&amp;Follow the playhead</source>
        <translation>Der Abspielposition &amp;folgen</translation>
    </message>
    <message>
        <source>Playhead stays, &amp;track moves</source>
        <translation>Abspielposition &amp;bleibt, Stück bewegt sich</translation>
    </message>
    <message>
        <source>Fold %1</source>
        <translation>%1 einklappen</translation>
    </message>
    <message>
        <source>Default heights</source>
        <translation>Übliche Höhen</translation>
    </message>
</context>
<context>
    <name>barline::ui::AboutDialog</name>
    <message>
        <source>About Barline</source>
        <translation>Über Barline</translation>
    </message>
    <message>
        <source>Barline %1</source>
        <translation>Barline %1</translation>
    </message>
    <message>
        <source>A workstation for music analysis: waveform, beats, bars, chords, key, energy, loudness and tempo of a track on one timeline.</source>
        <translation>Ein Arbeitsplatz für Musikanalyse: Wellenform, Schläge, Takte, Akkorde, Tonart, Energie, Lautheit und Tempo eines Stücks auf einer Zeitachse.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation>Freie Software unter der GNU General Public License, Version 3 oder neuer. Ohne jede Gewährleistung.</translation>
    </message>
    <message>
        <source>Built on Qt, FFmpeg, FFTW, Rubber Band and SQLite.</source>
        <translation>Beruht auf Qt, FFmpeg, FFTW, Rubber Band und SQLite.</translation>
    </message>
</context>
<context>
    <name>barline::ui::AddedSoundMenu</name>
    <message>
        <source>%1 % left</source>
        <translation>%1 % links</translation>
    </message>
    <message>
        <source>%1 % right</source>
        <translation>%1 % rechts</translation>
    </message>
    <message>
        <source>100 % right</source>
        <translation>100 % rechts</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Pegel</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>Balance</translation>
    </message>
    <message>
        <source>centre</source>
        <translation>Mitte</translation>
    </message>
</context>
<context>
    <name>barline::ui::AnalysisController</name>
    <message>
        <source>Reading</source>
        <translation>Lesen</translation>
    </message>
</context>
<context>
    <name>barline::ui::CommandActions</name>
    <message>
        <source>&amp;Commands…</source>
        <translation>&amp;Befehle…</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts…</source>
        <translation>&amp;Tastenkürzel…</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
</context>
<context>
    <name>barline::ui::CommandListModel</name>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
</context>
<context>
    <name>barline::ui::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Type what you want to do</source>
        <translation>Tippen Sie, was Sie tun wollen</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>Befehle suchen</translation>
    </message>
    <message>
        <source>No command matches.</source>
        <translation>Kein Befehl passt.</translation>
    </message>
</context>
<context>
    <name>barline::ui::CompareSwitch</name>
    <message>
        <source>%1 edits</source>
        <translation>%1 Änderungen</translation>
    </message>
    <message>
        <source>1 edit</source>
        <translation>1 Änderung</translation>
    </message>
    <message>
        <source>Show your edits on top of the analysis</source>
        <translation>Ihre Änderungen über der Analyse zeigen</translation>
    </message>
    <message>
        <source>With edits</source>
        <translation>Mit Änderungen</translation>
    </message>
    <message>
        <source>Show what the analysis says, without your edits</source>
        <translation>Zeigen, was die Analyse sagt, ohne Ihre Änderungen</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>Analyse</translation>
    </message>
    <message>
        <source>List the edits of this track</source>
        <translation>Die Änderungen an diesem Stück auflisten</translation>
    </message>
</context>
<context>
    <name>barline::ui::DifferenceList</name>
    <message>
        <source>Missing beats</source>
        <translation>Fehlende Schläge</translation>
    </message>
    <message>
        <source>Extra beats</source>
        <translation>Überzählige Schläge</translation>
    </message>
    <message>
        <source>Shifted beats</source>
        <translation>Verschobene Schläge</translation>
    </message>
    <message>
        <source>Downbeats</source>
        <translation>Taktanfänge</translation>
    </message>
    <message>
        <source>Chords</source>
        <translation>Akkorde</translation>
    </message>
    <message>
        <source>Boundaries</source>
        <translation>Grenzen</translation>
    </message>
</context>
<context>
    <name>barline::ui::EditActions</name>
    <message>
        <source>Re&amp;do: %1</source>
        <translation>&amp;Wiederholen: %1</translation>
    </message>
    <message>
        <source>Re&amp;do</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>&amp;Rückgängig: %1</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Revert track to the analysis</source>
        <translation>Stück auf die Analyse &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Compare with the analysis</source>
        <translation>Mit der Analyse &amp;vergleichen</translation>
    </message>
</context>
<context>
    <name>barline::ui::EditController</name>
    <message>
        <source>%1 to %2 is locked. Unlock it to change it.</source>
        <translation>%1 bis %2 ist gesperrt. Entsperren Sie die Stelle, um sie zu ändern.</translation>
    </message>
    <message>
        <source>%1 has changed since it was analysed. Analyse it again.</source>
        <translation>%1 hat sich seit der Analyse geändert. Analysieren Sie die Datei erneut.</translation>
    </message>
</context>
<context>
    <name>barline::ui::EditDelegate</name>
    <message>
        <source>undone</source>
        <translation>rückgängig</translation>
    </message>
    <message>
        <source>analysis changed since</source>
        <translation>Analyse seither neu</translation>
    </message>
</context>
<context>
    <name>barline::ui::EditKeeper</name>
    <message>
        <source>%1 Your edits wait in memory and will be kept as soon as it works again.</source>
        <translation>%1 Ihre Änderungen warten im Speicher und werden gesichert, sobald es wieder geht.</translation>
    </message>
</context>
<context>
    <name>barline::ui::EditListModel</name>
    <message>
        <source>Analysis</source>
        <translation>Analyse</translation>
    </message>
    <message>
        <source>without any edit</source>
        <translation>ohne Änderungen</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>rückgängig</translation>
    </message>
    <message>
        <source>the analysis has changed since</source>
        <translation>die Analyse ist seither eine andere</translation>
    </message>
</context>
<context>
    <name>barline::ui::EditsPanel</name>
    <message>
        <source>No edits. What you see is the analysis.</source>
        <translation>Keine Änderungen. Was Sie sehen, ist die Analyse.</translation>
    </message>
    <message>
        <source>Edits</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Revert selection to analysis</source>
        <translation>Auswahl auf Analyse zurücksetzen</translation>
    </message>
    <message>
        <source>Revert track to analysis</source>
        <translation>Stück auf Analyse zurücksetzen</translation>
    </message>
    <message>
        <source>Redo to here</source>
        <translation>Bis hier wiederherstellen</translation>
    </message>
    <message>
        <source>Undo to here</source>
        <translation>Bis hier rückgängig</translation>
    </message>
</context>
<context>
    <name>barline::ui::FitView</name>
    <message>
        <source>Make even</source>
        <translation>Ausgleichen</translation>
    </message>
    <message>
        <source>Put the selection&apos;s beats on one even pulse</source>
        <translation>Die Schläge der Auswahl auf einen gleichmäßigen Puls setzen</translation>
    </message>
    <message>
        <source>No beats</source>
        <translation>Keine Schläge</translation>
    </message>
    <message>
        <source>Bars %1: %2 BPM, residual %3 ms, %4 of %5 beats on a transient</source>
        <translation>Takte %1: %2 BPM, Abweichung %3 ms, %4 von %5 Schlägen auf einem Transienten</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Passung</translation>
    </message>
    <message>
        <source>No beats to fit a tempo to.</source>
        <translation>Keine Schläge, die ein Tempo ergäben.</translation>
    </message>
    <message>
        <source>Fit of bars %1</source>
        <translation>Passung der Takte %1</translation>
    </message>
    <message>
        <source>Fit of bar %1</source>
        <translation>Passung von Takt %1</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>BPM</source>
        <translation>BPM</translation>
    </message>
    <message>
        <source>Residual</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>ms rms</source>
        <translation>ms eff.</translation>
    </message>
    <message>
        <source>On a transient</source>
        <translation>Auf Transienten</translation>
    </message>
    <message>
        <source>of %1 beats</source>
        <translation>von %1 Schlägen</translation>
    </message>
</context>
<context>
    <name>barline::ui::GridActions</name>
    <message>
        <source>&amp;Edit the beat grid</source>
        <translation>&amp;Schlagraster bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Move beats</source>
        <translation>Schläge ver&amp;schieben</translation>
    </message>
    <message>
        <source>&amp;Add beats</source>
        <translation>Schläge &amp;hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Remove beats</source>
        <translation>Schläge &amp;entfernen</translation>
    </message>
    <message>
        <source>Drag onto &amp;transients</source>
        <translation>Auf &amp;Transienten ziehen</translation>
    </message>
    <message>
        <source>Select &amp;previous beat</source>
        <translation>&amp;Vorigen Schlag wählen</translation>
    </message>
    <message>
        <source>Select ne&amp;xt beat</source>
        <translation>&amp;Nächsten Schlag wählen</translation>
    </message>
    <message>
        <source>&amp;Insert beat</source>
        <translation>Schlag e&amp;infügen</translation>
    </message>
    <message>
        <source>De&amp;lete beat</source>
        <translation>Schlag &amp;löschen</translation>
    </message>
    <message>
        <source>&amp;Downbeat here</source>
        <translation>Taktanfan&amp;g hier</translation>
    </message>
    <message>
        <source>Ta&amp;p along</source>
        <translation>Mit&amp;klopfen</translation>
    </message>
    <message>
        <source>&amp;Use the taps</source>
        <translation>Klopfer über&amp;nehmen</translation>
    </message>
    <message>
        <source>10 ms earlier</source>
        <translation>10 ms früher</translation>
    </message>
    <message>
        <source>1 ms earlier</source>
        <translation>1 ms früher</translation>
    </message>
    <message>
        <source>1 ms later</source>
        <translation>1 ms später</translation>
    </message>
    <message>
        <source>10 ms later</source>
        <translation>10 ms später</translation>
    </message>
    <message>
        <source>Half a beat earlier</source>
        <translation>Einen halben Schlag früher</translation>
    </message>
    <message>
        <source>Half a beat later</source>
        <translation>Einen halben Schlag später</translation>
    </message>
    <message>
        <source>&amp;Halve the tempo</source>
        <translation>Tempo &amp;halbieren</translation>
    </message>
    <message>
        <source>D&amp;ouble the tempo</source>
        <translation>Tempo ver&amp;doppeln</translation>
    </message>
    <message>
        <source>T&amp;wo thirds of the tempo</source>
        <translation>&amp;Zwei Drittel des Tempos</translation>
    </message>
    <message>
        <source>Three hal&amp;ves of the tempo</source>
        <translation>Drei Hal&amp;be des Tempos</translation>
    </message>
    <message>
        <source>Make the tempo &amp;even</source>
        <translation>Tempo aus&amp;gleichen</translation>
    </message>
    <message>
        <source>Put beats on tran&amp;sients</source>
        <translation>Schläge auf T&amp;ransienten setzen</translation>
    </message>
    <message>
        <source>Take the &amp;runner-up grid</source>
        <translation>Z&amp;weitbestes Raster nehmen</translation>
    </message>
    <message>
        <source>%1 from here</source>
        <translation>%1 ab hier</translation>
    </message>
    <message>
        <source>Metr&amp;e</source>
        <translation>Takt&amp;art</translation>
    </message>
</context>
<context>
    <name>barline::ui::GridTool</name>
    <message>
        <source>There is no room for a beat here.</source>
        <translation>Hier ist kein Platz für einen Schlag.</translation>
    </message>
    <message>
        <source>A bar begins here already.</source>
        <translation>Hier beginnt bereits ein Takt.</translation>
    </message>
    <message>
        <source>It is %1 from here already.</source>
        <translation>Ab hier gilt bereits %1.</translation>
    </message>
    <message>
        <source>There is no room to move there.</source>
        <translation>Dorthin ist kein Platz.</translation>
    </message>
    <message>
        <source>No beat here may change.</source>
        <translation>Hier darf sich kein Schlag ändern.</translation>
    </message>
    <message>
        <source>The beats here are even already.</source>
        <translation>Die Schläge sind hier bereits gleichmäßig.</translation>
    </message>
    <message>
        <source>No beat here is next to a transient.</source>
        <translation>Hier liegt kein Schlag neben einem Transienten.</translation>
    </message>
    <message>
        <source>No other grid is likely.</source>
        <translation>Kein anderes Raster ist wahrscheinlich.</translation>
    </message>
    <message>
        <source>Play the track, then tap on each beat.</source>
        <translation>Spielen Sie das Stück und klopfen Sie auf jeden Schlag.</translation>
    </message>
    <message>
        <source>Four taps are needed.</source>
        <translation>Vier Klopfer sind nötig.</translation>
    </message>
    <message>
        <source>The taps agree with the grid.</source>
        <translation>Die Klopfer stimmen mit dem Raster überein.</translation>
    </message>
    <message>
        <source>1 tap</source>
        <translation>1 Klopfer</translation>
    </message>
    <message>
        <source>%1 taps</source>
        <translation>%1 Klopfer</translation>
    </message>
    <message>
        <source> · %1 BPM</source>
        <translation> · %1 BPM</translation>
    </message>
    <message>
        <source>%1 ms rms off</source>
        <translation>%1 ms eff. daneben</translation>
    </message>
    <message>
        <source> · on the steady grid</source>
        <translation> · auf dem gleichmäßigen Raster</translation>
    </message>
    <message>
        <source>four are needed</source>
        <translation>vier sind nötig</translation>
    </message>
    <message>
        <source> · taken at what is heard, the output&apos;s latency taken off</source>
        <translation> · bezogen auf das Gehörte, die Latenz der Ausgabe ist abgezogen</translation>
    </message>
    <message>
        <source>Ctrl Enter</source>
        <translation>Strg Eingabe</translation>
    </message>
    <message>
        <source>use</source>
        <translation>übernehmen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>forget</source>
        <translation>vergessen</translation>
    </message>
    <message>
        <source>1 beat follows</source>
        <translation>1 Schlag folgt</translation>
    </message>
    <message>
        <source>%1 beats follow</source>
        <translation>%1 Schläge folgen</translation>
    </message>
    <message>
        <source>bar %1 updates</source>
        <translation>Takt %1 wird erneuert</translation>
    </message>
    <message>
        <source>bars %1–%2 update</source>
        <translation>Takte %1–%2 werden erneuert</translation>
    </message>
    <message>
        <source>%1 is locked and stays</source>
        <translation>%1 ist gesperrt und bleibt</translation>
    </message>
    <message>
        <source>%1 is verified and stays</source>
        <translation>%1 ist geprüft und bleibt</translation>
    </message>
    <message>
        <source>%1 stays</source>
        <translation>%1 bleibt</translation>
    </message>
    <message>
        <source>Move beat %1 by %2</source>
        <translation>Schlag %1 um %2 verschieben</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Umschalt</translation>
    </message>
    <message>
        <source>free</source>
        <translation>frei</translation>
    </message>
    <message>
        <source>cancel</source>
        <translation>abbrechen</translation>
    </message>
    <message>
        <source>Ctrl Z</source>
        <translation>Strg Z</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>rückgängig</translation>
    </message>
    <message>
        <source>Click deletes beat %1</source>
        <translation>Klick löscht Schlag %1</translation>
    </message>
    <message>
        <source>Drag beat %1</source>
        <translation>Schlag %1 ziehen</translation>
    </message>
    <message>
        <source>Beat %1</source>
        <translation>Schlag %1</translation>
    </message>
    <message>
        <source>1 ms</source>
        <translation>1 ms</translation>
    </message>
    <message>
        <source>downbeat</source>
        <translation>Taktanfang</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>löschen</translation>
    </message>
    <message>
        <source>let go</source>
        <translation>loslassen</translation>
    </message>
    <message>
        <source> · on the transient</source>
        <translation> · auf dem Transienten</translation>
    </message>
    <message>
        <source>%1, then %2</source>
        <translation>%1, dann %2</translation>
    </message>
    <message>
        <source>after %1</source>
        <translation>nachher %1</translation>
    </message>
    <message>
        <source>before %1</source>
        <translation>vorher %1</translation>
    </message>
    <message>
        <source>The runner-up grid is in use already.</source>
        <translation>Das zweitbeste Raster ist bereits in Gebrauch.</translation>
    </message>
</context>
<context>
    <name>barline::ui::GridToolBar</name>
    <message>
        <source>Beat grid tools</source>
        <translation>Werkzeuge für das Schlagraster</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Move beats by dragging</source>
        <translation>Schläge durch Ziehen verschieben</translation>
    </message>
    <message>
        <source>Add beats by clicking</source>
        <translation>Schläge durch Klicken hinzufügen</translation>
    </message>
    <message>
        <source>Remove beats by clicking</source>
        <translation>Schläge durch Klicken entfernen</translation>
    </message>
    <message>
        <source>Downbeat</source>
        <translation>Taktanfang</translation>
    </message>
    <message>
        <source>A bar begins at the selected beat</source>
        <translation>Am gewählten Schlag beginnt ein Takt</translation>
    </message>
    <message>
        <source>Tap</source>
        <translation>Klopfen</translation>
    </message>
    <message>
        <source>Tap along while the track plays</source>
        <translation>Mitklopfen, während das Stück spielt</translation>
    </message>
    <message>
        <source>Metre</source>
        <translation>Taktart</translation>
    </message>
    <message>
        <source>Metre from the selected beat on</source>
        <translation>Taktart ab dem gewählten Schlag</translation>
    </message>
    <message>
        <source>Half the tempo of selection or track</source>
        <translation>Das halbe Tempo für Auswahl oder Stück</translation>
    </message>
    <message>
        <source>Twice the tempo of selection or track</source>
        <translation>Das doppelte Tempo für Auswahl oder Stück</translation>
    </message>
    <message>
        <source>Two thirds of the tempo of selection or track</source>
        <translation>Zwei Drittel des Tempos für Auswahl oder Stück</translation>
    </message>
    <message>
        <source>Three halves of the tempo of selection or track</source>
        <translation>Drei Halbe des Tempos für Auswahl oder Stück</translation>
    </message>
    <message>
        <source>10 ms earlier: beat, selection or track</source>
        <translation>10 ms früher: Schlag, Auswahl oder Stück</translation>
    </message>
    <message>
        <source>1 ms earlier: beat, selection or track</source>
        <translation>1 ms früher: Schlag, Auswahl oder Stück</translation>
    </message>
    <message>
        <source>1 ms later: beat, selection or track</source>
        <translation>1 ms später: Schlag, Auswahl oder Stück</translation>
    </message>
    <message>
        <source>10 ms later: beat, selection or track</source>
        <translation>10 ms später: Schlag, Auswahl oder Stück</translation>
    </message>
    <message>
        <source>½ beat</source>
        <translation>½ Schlag</translation>
    </message>
    <message>
        <source>Half a beat later</source>
        <translation>Einen halben Schlag später</translation>
    </message>
    <message>
        <source>Transient</source>
        <translation>Transient</translation>
    </message>
    <message>
        <source>Beats that are dragged go onto transients; Shift sets them free</source>
        <translation>Gezogene Schläge springen auf Transienten; Umschalt lässt sie frei</translation>
    </message>
    <message>
        <source>How far an edit has effect; beats before it never move</source>
        <translation>Wie weit eine Änderung wirkt; Schläge davor bewegen sich nie</translation>
    </message>
</context>
<context>
    <name>barline::ui::HarmonyEditor</name>
    <message>
        <source>A key is split by setting another one from there on.</source>
        <translation>Eine Tonart wird geteilt, indem man ab dort eine andere setzt.</translation>
    </message>
    <message>
        <source>Select the bars of the section first.</source>
        <translation>Wählen Sie erst die Takte des Abschnitts aus.</translation>
    </message>
    <message>
        <source>Select where it is to be first.</source>
        <translation>Wählen Sie erst aus, wo es sein soll.</translation>
    </message>
    <message>
        <source>%1 · Undo takes it back</source>
        <translation>%1 · Rückgängig nimmt es zurück</translation>
    </message>
</context>
<context>
    <name>barline::ui::HarmonyTool</name>
    <message>
        <source>This is locked. Unlock it to change it.</source>
        <translation>Das ist gesperrt. Heben Sie die Sperre auf, um es zu ändern.</translation>
    </message>
</context>
<context>
    <name>barline::ui::HintLine</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo  (Ctrl+Z)</source>
        <translation>Rückgängig  (Strg+Z)</translation>
    </message>
</context>
<context>
    <name>barline::ui::InspectorPanel</name>
    <message>
        <source>Track</source>
        <translation>Stück</translation>
    </message>
    <message>
        <source>Spectrum</source>
        <translation>Spektrum</translation>
    </message>
    <message>
        <source>How the spectrum is shown</source>
        <translation>Wie das Spektrum gezeigt wird</translation>
    </message>
    <message>
        <source>Smooth over a twelfth of an octave</source>
        <translation>Über eine Zwölfteloktave glätten</translation>
    </message>
    <message>
        <source>Hold peaks</source>
        <translation>Spitzen halten</translation>
    </message>
    <message>
        <source>Average of the track</source>
        <translation>Durchschnitt des Stücks</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>Edits</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Edits %1</source>
        <translation>Änderungen %1</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
</context>
<context>
    <name>barline::ui::InspectorSection</name>
    <message>
        <source>Fold %1</source>
        <translation>%1 einklappen</translation>
    </message>
    <message>
        <source>Unfold %1</source>
        <translation>%1 ausklappen</translation>
    </message>
</context>
<context>
    <name>barline::ui::JobsStrip</name>
    <message>
        <source>%1 waiting until the machine is plugged in</source>
        <translation>%1 warten auf Netzstrom</translation>
    </message>
    <message>
        <source>%1 waiting in another window</source>
        <translation>%1 warten in einem anderen Fenster</translation>
    </message>
    <message>
        <source>Analysis queue</source>
        <translation>Warteschlange der Analysen</translation>
    </message>
    <message>
        <source>Go on with the queue</source>
        <translation>Mit der Warteschlange fortfahren</translation>
    </message>
    <message>
        <source>Pause after the files under way</source>
        <translation>Nach den laufenden Dateien anhalten</translation>
    </message>
    <message>
        <source>%1 of %2 steps failed</source>
        <translation>%1 von %2 Schritten gescheitert</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>%1 of %2 steps</source>
        <translation>%1 von %2 Schritten</translation>
    </message>
    <message>
        <source>All %1 steps · kept from before</source>
        <translation>Alle %1 Schritte · aufbewahrt</translation>
    </message>
    <message>
        <source>All %1 steps · %2</source>
        <translation>Alle %1 Schritte · %2</translation>
    </message>
    <message>
        <source>%1 waiting, paused</source>
        <translation>%1 warten, angehalten</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>%1 warten</translation>
    </message>
    <message>
        <source>%1 files/min</source>
        <translation>%1 Dateien/min</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 %2 %</source>
        <translation>%1 %2 %</translation>
    </message>
    <message>
        <source>%1: waiting</source>
        <translation>%1: wartet</translation>
    </message>
    <message>
        <source>%1: waits for %2</source>
        <translation>%1: wartet auf %2</translation>
    </message>
    <message>
        <source>%1: under way</source>
        <translation>%1: läuft</translation>
    </message>
    <message>
        <source>%1: %2 ms, %3 ms of CPU time</source>
        <translation>%1: %2 ms, %3 ms Rechenzeit</translation>
    </message>
    <message>
        <source>%1: kept from before</source>
        <translation>%1: aufbewahrt</translation>
    </message>
    <message>
        <source>%1: cancelled</source>
        <translation>%1: abgebrochen</translation>
    </message>
</context>
<context>
    <name>barline::ui::LanesDialog</name>
    <message>
        <source>Move &amp;up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>Arrange lanes</source>
        <translation>Spuren anordnen</translation>
    </message>
    <message>
        <source>Lanes from the top</source>
        <translation>Spuren von oben</translation>
    </message>
    <message>
        <source>Alt+Up</source>
        <translation>Alt+Auf</translation>
    </message>
    <message>
        <source>Alt+Down</source>
        <translation>Alt+Ab</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>&amp;Height</source>
        <translation>&amp;Höhe</translation>
    </message>
    <message>
        <source>Default hei&amp;ghts</source>
        <translation>&amp;Übliche Höhen</translation>
    </message>
</context>
<context>
    <name>barline::ui::LayoutMenu</name>
    <message>
        <source>There is a layout “%1” already.</source>
        <translation>Eine Anordnung „%1“ gibt es schon.</translation>
    </message>
    <message>
        <source>“%1” comes with Barline. Choose another name.</source>
        <translation>„%1“ gehört zu Barline. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>La&amp;yout</source>
        <translation>An&amp;ordnung</translation>
    </message>
    <message>
        <source>Which lanes are shown, and how they are arranged</source>
        <translation>Welche Spuren gezeigt werden und wie sie angeordnet sind</translation>
    </message>
    <message>
        <source>Layout: %1*</source>
        <translation>Anordnung: %1*</translation>
    </message>
    <message>
        <source>Layout: %1</source>
        <translation>Anordnung: %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter…</translation>
    </message>
    <message>
        <source>Save layout</source>
        <translation>Anordnung speichern</translation>
    </message>
    <message>
        <source>Save changes to “%1”</source>
        <translation>Änderungen an „%1“ speichern</translation>
    </message>
    <message>
        <source>Reset “%1”</source>
        <translation>„%1“ zurücksetzen</translation>
    </message>
    <message>
        <source>Rename “%1”…</source>
        <translation>„%1“ umbenennen…</translation>
    </message>
    <message>
        <source>Rename layout</source>
        <translation>Anordnung umbenennen</translation>
    </message>
    <message>
        <source>Delete “%1”</source>
        <translation>„%1“ löschen</translation>
    </message>
    <message>
        <source>Arrange lanes…</source>
        <translation>Spuren anordnen…</translation>
    </message>
</context>
<context>
    <name>barline::ui::LevelMeter</name>
    <message>
        <source>Output level</source>
        <translation>Ausgangspegel</translation>
    </message>
</context>
<context>
    <name>barline::ui::LibraryPanel</name>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Show below the open track</source>
        <translation>Unter dem offenen Stück zeigen</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Ctrl F</source>
        <translation>Strg F</translation>
    </message>
    <message>
        <source>Add music</source>
        <translation>Musik hinzufügen</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>Dateien hinzufügen…</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>Order of the list</source>
        <translation>Reihenfolge der Liste</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Artist</source>
        <translation>Interpret</translation>
    </message>
    <message>
        <source>BPM</source>
        <translation>BPM</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tonart</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Drop music here, or add a folder. Barline reads it and changes nothing.</source>
        <translation>Ziehen Sie Musik hierher, oder fügen Sie einen Ordner hinzu. Barline liest sie nur und ändert nichts.</translation>
    </message>
    <message>
        <source>No track matches. Remove a term.</source>
        <translation>Kein Stück passt. Entfernen Sie einen Begriff.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Cancel analysis</source>
        <translation>Analyse abbrechen</translation>
    </message>
    <message>
        <source>Analyse again</source>
        <translation>Neu analysieren</translation>
    </message>
    <message>
        <source>Remove from library…</source>
        <translation>Aus der Bibliothek entfernen…</translation>
    </message>
    <message>
        <source>1 track</source>
        <translation>1 Stück</translation>
    </message>
    <message>
        <source>%1 tracks</source>
        <translation>%1 Stücke</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>Lautheit</translation>
    </message>
    <message>
        <source>No other track can be compared with this one yet.</source>
        <translation>Noch lässt sich kein anderes Stück mit diesem vergleichen.</translation>
    </message>
    <message>
        <source>Similar tracks</source>
        <translation>Ähnliche Stücke</translation>
    </message>
</context>
<context>
    <name>barline::ui::MainWindow</name>
    <message>
        <source>Edits of this track could not be kept so far. They are lost if you quit now.</source>
        <translation>Bearbeitungen dieses Titels konnten bisher nicht aufbewahrt werden. Sie gehen verloren, wenn Sie jetzt beenden.</translation>
    </message>
    <message>
        <source>Files are being exported. If you quit now, those that are not finished are not written.</source>
        <translation>Es werden Dateien exportiert. Wenn Sie jetzt beenden, werden die nicht geschrieben, die noch nicht fertig sind.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Performance</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>&amp;Performance page</source>
        <translation>Seite L&amp;eistung</translation>
    </message>
    <message>
        <source>Analysis &amp;queue</source>
        <translation>Analyse-&amp;Warteschlange</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Einzelheiten</translation>
    </message>
    <message>
        <source>&amp;Crates</source>
        <translation>&amp;Crates</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Li&amp;brary page</source>
        <translation>Seite &amp;Bibliothek</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Stück</translation>
    </message>
    <message>
        <source>&amp;Track page</source>
        <translation>Seite &amp;Stück</translation>
    </message>
    <message>
        <source>&amp;Playback</source>
        <translation>&amp;Wiedergabe</translation>
    </message>
    <message>
        <source>Select another track in the library to show it below this one.</source>
        <translation>Wählen Sie in der Bibliothek ein anderes Stück, um es unter diesem zu zeigen.</translation>
    </message>
    <message>
        <source>&amp;Second track</source>
        <translation>&amp;Zweites Stück</translation>
    </message>
    <message>
        <source>waits for %1</source>
        <translation>wartet auf %1</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Barline</source>
        <translation>Barline</translation>
    </message>
    <message>
        <source>%1 – Barline</source>
        <translation>%1 – Barline</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Open files…</source>
        <translation>Dateien ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>&amp;Ordner öffnen…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Clear this list</source>
        <translation>Diese Liste leeren</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <translation>&amp;Bibliothek</translation>
    </message>
    <message>
        <source>L&amp;anes</source>
        <translation>&amp;Spuren</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>&amp;Vergrößern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>Er&amp;scheinung</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie die Arbeitsumgebung</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>Voll&amp;bild</translation>
    </message>
    <message>
        <source>&amp;Track</source>
        <translation>&amp;Stück</translation>
    </message>
    <message>
        <source>&amp;Analyse again</source>
        <translation>N&amp;eu analysieren</translation>
    </message>
    <message>
        <source>&amp;Cancel analysis</source>
        <translation>Analyse a&amp;bbrechen</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <source>Add f&amp;iles…</source>
        <translation>Da&amp;teien hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;Add folder…</source>
        <translation>&amp;Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Open the &amp;demo track</source>
        <translation>Das &amp;Demostück öffnen</translation>
    </message>
    <message>
        <source>&amp;About Barline</source>
        <translation>Ü&amp;ber Barline</translation>
    </message>
    <message>
        <source>Open files</source>
        <translation>Dateien öffnen</translation>
    </message>
    <message>
        <source>Music (%1)</source>
        <translation>Musik (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>I&amp;nspector</source>
        <translation>I&amp;nspektor</translation>
    </message>
    <message>
        <source>Si&amp;milar tracks</source>
        <translation>Äh&amp;nliche Stücke</translation>
    </message>
    <message>
        <source>Loudness &amp;target</source>
        <translation>Lautheits&amp;ziel</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keines</translation>
    </message>
    <message>
        <source>−14 LUFS, streaming</source>
        <translation>−14 LUFS, Streaming</translation>
    </message>
    <message>
        <source>−16 LUFS, podcasts</source>
        <translation>−16 LUFS, Podcasts</translation>
    </message>
    <message>
        <source>−18 LUFS, ReplayGain 2</source>
        <translation>−18 LUFS, ReplayGain 2</translation>
    </message>
    <message>
        <source>−23 LUFS, EBU R 128</source>
        <translation>−23 LUFS, EBU R 128</translation>
    </message>
    <message>
        <source>−24 LUFS, ATSC A/85</source>
        <translation>−24 LUFS, ATSC A/85</translation>
    </message>
    <message>
        <source>Other…</source>
        <translation>Anderes…</translation>
    </message>
    <message>
        <source>Other (%1 LUFS)…</source>
        <translation>Anderes (%1 LUFS)…</translation>
    </message>
    <message>
        <source>Loudness target</source>
        <translation>Lautheitsziel</translation>
    </message>
    <message>
        <source>Integrated loudness to aim at, in LUFS:</source>
        <translation>Angestrebte integrierte Lautheit in LUFS:</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Selection</source>
        <translation>Aus&amp;wahl</translation>
    </message>
    <message>
        <source>&amp;Waveform</source>
        <translation>&amp;Wellenform</translation>
    </message>
    <message>
        <source>Whole trac&amp;k</source>
        <translation>&amp;Ganzes Stück</translation>
    </message>
    <message>
        <source>&amp;Chords</source>
        <translation>&amp;Akkorde</translation>
    </message>
    <message>
        <source>&amp;Chords, keys, sections</source>
        <translation>&amp;Akkorde, Tonarten, Abschnitte</translation>
    </message>
    <message>
        <source>Re&amp;view</source>
        <translation>&amp;Durchsicht</translation>
    </message>
    <message>
        <source>Beat &amp;grid</source>
        <translation>Schlag&amp;raster</translation>
    </message>
</context>
<context>
    <name>barline::ui::MeasureDelegate</name>
    <message>
        <source>percentile</source>
        <translation>Perzentil</translation>
    </message>
</context>
<context>
    <name>barline::ui::MeasureListModel</name>
    <message>
        <source>%1 % of the library lies lower.</source>
        <translation>%1 % der Bibliothek liegen darunter.</translation>
    </message>
    <message>
        <source>%1, percentile %2</source>
        <translation>%1, Perzentil %2</translation>
    </message>
</context>
<context>
    <name>barline::ui::MeasureListView</name>
    <message>
        <source>Measures</source>
        <translation>Messwerte</translation>
    </message>
</context>
<context>
    <name>barline::ui::PlaybackActions</name>
    <message>
        <source>%1 beats</source>
        <translation>%1 Schläge</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>&amp;Click on beats</source>
        <translation>&amp;Klick auf den Schlägen</translation>
    </message>
    <message>
        <source>&amp;Faster</source>
        <translation>Sch&amp;neller</translation>
    </message>
    <message>
        <source>&amp;Four bars from here</source>
        <translation>&amp;Vier Takte ab hier</translation>
    </message>
    <message>
        <source>&amp;High band</source>
        <translation>&amp;Hohes Band</translation>
    </message>
    <message>
        <source>&amp;Higher</source>
        <translation>&amp;Höher</translation>
    </message>
    <message>
        <source>&amp;Left channel</source>
        <translation>&amp;Linker Kanal</translation>
    </message>
    <message>
        <source>&amp;Loop</source>
        <translation>&amp;Schleife</translation>
    </message>
    <message>
        <source>&amp;Mid</source>
        <translation>&amp;Mitte</translation>
    </message>
    <message>
        <source>&amp;Next bar</source>
        <translation>Nä&amp;chster Takt</translation>
    </message>
    <message>
        <source>&amp;Original speed and pitch</source>
        <translation>&amp;Originalgeschwindigkeit und -tonhöhe</translation>
    </message>
    <message>
        <source>&amp;Play or pause</source>
        <translation>Abs&amp;pielen oder anhalten</translation>
    </message>
    <message>
        <source>&amp;Right channel</source>
        <translation>&amp;Rechter Kanal</translation>
    </message>
    <message>
        <source>&amp;Selection</source>
        <translation>&amp;Auswahl</translation>
    </message>
    <message>
        <source>&amp;Side</source>
        <translation>&amp;Seite</translation>
    </message>
    <message>
        <source>&amp;Solo</source>
        <translation>Solo</translation>
    </message>
    <message>
        <source>1 beat</source>
        <translation>1 Schlag</translation>
    </message>
    <message>
        <source>Bar %1</source>
        <translation>Takt %1</translation>
    </message>
    <message>
        <source>Bars %1–%2</source>
        <translation>Takte %1–%2</translation>
    </message>
    <message>
        <source>Click bet&amp;ween beats too</source>
        <translation>Klick auch &amp;dazwischen</translation>
    </message>
    <message>
        <source>L&amp;oop what</source>
        <translation>Was &amp;wiederholen</translation>
    </message>
    <message>
        <source>L&amp;ow band</source>
        <translation>&amp;Tiefes Band</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Schleife</translation>
    </message>
    <message>
        <source>Loop be&amp;gins at the playhead</source>
        <translation>Schleife be&amp;ginnt an der Abspielposition</translation>
    </message>
    <message>
        <source>Loop en&amp;ds at the playhead</source>
        <translation>Schleife &amp;endet an der Abspielposition</translation>
    </message>
    <message>
        <source>Loop the selection, or the bar at the playhead  (L)</source>
        <translation>Die Auswahl wiederholen, sonst den Takt an der Abspielposition  (L)</translation>
    </message>
    <message>
        <source>Loops %1  (L)</source>
        <translation>Wiederholt %1  (L)</translation>
    </message>
    <message>
        <source>Lowe&amp;r</source>
        <translation>Tie&amp;fer</translation>
    </message>
    <message>
        <source>Mi&amp;d band</source>
        <translation>Mittleres &amp;Band</translation>
    </message>
    <message>
        <source>Play c&amp;hords under the track</source>
        <translation>Akkorde &amp;unter dem Stück spielen</translation>
    </message>
    <message>
        <source>Play from a &amp;bar before</source>
        <translation>Ab einem &amp;Takt davor abspielen</translation>
    </message>
    <message>
        <source>Play s&amp;election or loop</source>
        <translation>Auswahl oder Schleife a&amp;bspielen</translation>
    </message>
    <message>
        <source>Pre&amp;vious bar</source>
        <translation>&amp;Voriger Takt</translation>
    </message>
    <message>
        <source>Slo&amp;wer</source>
        <translation>&amp;Langsamer</translation>
    </message>
    <message>
        <source>This &amp;bar</source>
        <translation>Dieser &amp;Takt</translation>
    </message>
    <message>
        <source>This s&amp;ection</source>
        <translation>Dieser A&amp;bschnitt</translation>
    </message>
</context>
<context>
    <name>barline::ui::Player</name>
    <message>
        <source>There is no output device to play on.</source>
        <translation>Es gibt kein Ausgabegerät zum Abspielen.</translation>
    </message>
    <message>
        <source>The output device was unplugged; playback is paused.</source>
        <translation>Das Ausgabegerät wurde getrennt; die Wiedergabe ist angehalten.</translation>
    </message>
    <message>
        <source>The output device does not take sound; playback is paused.</source>
        <translation>Das Ausgabegerät nimmt keinen Ton an; die Wiedergabe ist angehalten.</translation>
    </message>
</context>
<context>
    <name>barline::ui::PositionFigures</name>
    <message>
        <source>Position %1, bar %2, chord %3, key %4</source>
        <translation>Position %1, Takt %2, Akkord %3, Tonart %4</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>bar.beat · %1</source>
        <translation>Takt.Schlag · %1</translation>
    </message>
    <message>
        <source>bar.beat</source>
        <translation>Takt.Schlag</translation>
    </message>
</context>
<context>
    <name>barline::ui::RateSlider</name>
    <message>
        <source>%1; a double click brings back %2</source>
        <translation>%1; ein Doppelklick stellt %2 wieder her</translation>
    </message>
</context>
<context>
    <name>barline::ui::ReadoutLine</name>
    <message>
        <source>Close the message</source>
        <translation>Meldung schließen</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Zoom out  (−)</source>
        <translation>Verkleinern  (−)</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom in  (+)</source>
        <translation>Vergrößern  (+)</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Vergrößerung</translation>
    </message>
    <message>
        <source>%1  (1 of %2)</source>
        <translation>%1  (1 von %2)</translation>
    </message>
    <message>
        <source>Pointer</source>
        <translation>Zeiger</translation>
    </message>
    <message>
        <source>bar</source>
        <translation>Takt</translation>
    </message>
    <message>
        <source> or %1</source>
        <translation> oder %1</translation>
    </message>
    <message>
        <source>chord</source>
        <translation>Akkord</translation>
    </message>
    <message>
        <source>key</source>
        <translation>Tonart</translation>
    </message>
    <message>
        <source>beat</source>
        <translation>Schlag</translation>
    </message>
    <message>
        <source>energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>loudness</source>
        <translation>Lautheit</translation>
    </message>
    <message>
        <source>tempo</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>section</source>
        <translation>Abschnitt</translation>
    </message>
    <message>
        <source>roughness</source>
        <translation>Rauigkeit</translation>
    </message>
    <message>
        <source>height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>sharpness</source>
        <translation>Schärfe</translation>
    </message>
    <message>
        <source>Wheel zooms · drag selects · click moves the playhead</source>
        <translation>Rad zoomt · Ziehen wählt aus · Klick versetzt die Abspielposition</translation>
    </message>
</context>
<context>
    <name>barline::ui::ReferenceActions</name>
    <message>
        <source>Load re&amp;ference…</source>
        <translation>Re&amp;ferenz laden…</translation>
    </message>
    <message>
        <source>&amp;Unload reference</source>
        <translation>Referenz en&amp;tladen</translation>
    </message>
    <message>
        <source>Next &amp;difference</source>
        <translation>Nächster &amp;Unterschied</translation>
    </message>
    <message>
        <source>Pre&amp;vious difference</source>
        <translation>Voriger Unterschie&amp;d</translation>
    </message>
    <message>
        <source>Load reference</source>
        <translation>Referenz laden</translation>
    </message>
    <message>
        <source>References (%1)</source>
        <translation>Referenzen (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>barline::ui::ReferencePanel</name>
    <message>
        <source>Previous</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>To the difference before the playhead</source>
        <translation>Zum Unterschied vor der Abspielstelle</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>To the next difference after the playhead</source>
        <translation>Zum nächsten Unterschied nach der Abspielstelle</translation>
    </message>
    <message>
        <source>Unload</source>
        <translation>Entladen</translation>
    </message>
    <message>
        <source>Unload the reference; its files stay as they are</source>
        <translation>Referenz entladen; ihre Dateien bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>Figures against the reference</source>
        <translation>Werte gegen die Referenz</translation>
    </message>
</context>
<context>
    <name>barline::ui::ReviewActions</name>
    <message>
        <source>&amp;Next doubtful place</source>
        <translation>&amp;Nächste zweifelhafte Stelle</translation>
    </message>
    <message>
        <source>&amp;Previous doubtful place</source>
        <translation>&amp;Vorige zweifelhafte Stelle</translation>
    </message>
    <message>
        <source>&amp;Accept it as it is</source>
        <translation>&amp;Annehmen, wie es ist</translation>
    </message>
    <message>
        <source>&amp;Take the runner-up</source>
        <translation>Das &amp;Zweitbeste nehmen</translation>
    </message>
    <message>
        <source>Go to a doubtful place first: N.</source>
        <translation>Gehen Sie erst zu einer zweifelhaften Stelle: N.</translation>
    </message>
    <message>
        <source>There is no runner-up here.</source>
        <translation>Hier gibt es nichts Zweitbestes.</translation>
    </message>
</context>
<context>
    <name>barline::ui::ReviewDelegate</name>
    <message>
        <source>Accept: it is right as it is  (A)</source>
        <translation>Annehmen: Es stimmt, wie es ist  (A)</translation>
    </message>
    <message>
        <source>Take the runner-up  (X)</source>
        <translation>Das Zweitbeste nehmen  (X)</translation>
    </message>
</context>
<context>
    <name>barline::ui::ReviewModel</name>
    <message>
        <source>%1, %2, confidence %3</source>
        <translation>%1, %2, Sicherheit %3</translation>
    </message>
</context>
<context>
    <name>barline::ui::ReviewPanel</name>
    <message>
        <source>Review</source>
        <translation>Durchsicht</translation>
    </message>
    <message>
        <source>least certain first</source>
        <translation>Unsicherstes zuerst</translation>
    </message>
    <message>
        <source>in time</source>
        <translation>der Reihe nach</translation>
    </message>
    <message>
        <source>next</source>
        <translation>weiter</translation>
    </message>
    <message>
        <source>accept</source>
        <translation>annehmen</translation>
    </message>
    <message>
        <source>runner-up</source>
        <translation>andere</translation>
    </message>
    <message>
        <source>Nothing doubtful left.</source>
        <translation>Nichts Zweifelhaftes mehr.</translation>
    </message>
    <message>
        <source>Waits for the analysis.</source>
        <translation>Wartet auf die Analyse.</translation>
    </message>
</context>
<context>
    <name>barline::ui::SecondTrackPane</name>
    <message>
        <source>Analysing, %1 %</source>
        <translation>Analyse, %1 %</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Close the second track</source>
        <translation>Das zweite Stück schließen</translation>
    </message>
    <message>
        <source>Zoom and scroll both tracks together</source>
        <translation>Beide Stücke zusammen zoomen und schieben</translation>
    </message>
    <message>
        <source>Linked</source>
        <translation>Gekoppelt</translation>
    </message>
    <message>
        <source> bars</source>
        <translation> Takte</translation>
    </message>
    <message>
        <source>How many bars later the second track is shown</source>
        <translation>Um wie viele Takte später das zweite Stück gezeigt wird</translation>
    </message>
    <message>
        <source>Bars that the second track is later by</source>
        <translation>Takte, um die das zweite Stück später ist</translation>
    </message>
    <message>
        <source>Show the same bar of both tracks above each other</source>
        <translation>Denselben Takt beider Stücke übereinander zeigen</translation>
    </message>
    <message>
        <source>By bar</source>
        <translation>Nach Takt</translation>
    </message>
    <message>
        <source>Show the same time of both tracks above each other</source>
        <translation>Dieselbe Zeit beider Stücke übereinander zeigen</translation>
    </message>
    <message>
        <source>By time</source>
        <translation>Nach Zeit</translation>
    </message>
    <message>
        <source>Timeline of the second track</source>
        <translation>Zeitleiste des zweiten Stücks</translation>
    </message>
</context>
<context>
    <name>barline::ui::SelectionPanel</name>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>You have looked at the selection and found it right</source>
        <translation>Sie haben die Auswahl geprüft und für richtig befunden</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Nothing in the selection may be changed</source>
        <translation>In der Auswahl darf nichts geändert werden</translation>
    </message>
    <message>
        <source>Revert to analysis</source>
        <translation>Auf Analyse zurücksetzen</translation>
    </message>
    <message>
        <source>Show the analysis again in the selection</source>
        <translation>In der Auswahl wieder die Analyse zeigen</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>%1 BPM</source>
        <translation>%1 BPM</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Abschnitt</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tonart</translation>
    </message>
    <message>
        <source>Chords</source>
        <translation>Akkorde</translation>
    </message>
    <message>
        <source>Beats, least sure</source>
        <translation>Schläge, unsicherster</translation>
    </message>
    <message>
        <source>Chords, least sure</source>
        <translation>Akkorde, unsicherster</translation>
    </message>
    <message>
        <source>Key, least sure</source>
        <translation>Tonart, unsicherste</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>Drag over the lanes to select. Hold Shift for any time.</source>
        <translation>Ziehen Sie über die Spuren, um auszuwählen. Mit Umschalt zu jeder Zeit.</translation>
    </message>
    <message>
        <source>Open a track, or try the demo.</source>
        <translation>Öffnen Sie ein Stück, oder probieren Sie das Beispiel.</translation>
    </message>
</context>
<context>
    <name>barline::ui::ShortcutEditor</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Search by name, menu or key</source>
        <translation>Nach Name, Menü oder Taste suchen</translation>
    </message>
    <message>
        <source>Search shortcuts</source>
        <translation>Tastenkürzel suchen</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Befehle und ihre Tasten</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Neue Taste</translation>
    </message>
    <message>
        <source>Press the key that you want</source>
        <translation>Drücken Sie die gewünschte Taste</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Zuweisen</translation>
    </message>
    <message>
        <source>Give the command this key</source>
        <translation>Dem Befehl diese Taste geben</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Leave the command without a key</source>
        <translation>Den Befehl ohne Taste lassen</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Give the command its usual key again</source>
        <translation>Dem Befehl wieder seine übliche Taste geben</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Give every command its usual key again</source>
        <translation>Jedem Befehl wieder seine übliche Taste geben</translation>
    </message>
    <message>
        <source>Save sheet…</source>
        <translation>Blatt sichern…</translation>
    </message>
    <message>
        <source>Save all shortcuts as a PDF to print</source>
        <translation>Alle Tastenkürzel als PDF zum Drucken sichern</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>%1 has a fixed meaning and keeps it.</source>
        <translation>%1 hat eine feste Bedeutung und behält sie.</translation>
    </message>
    <message>
        <source>%1 belongs to “%2” (%3). Taking it over leaves that without a key.</source>
        <translation>%1 gehört zu „%2“ (%3). Übernehmen lässt diesen Befehl ohne Taste.</translation>
    </message>
    <message>
        <source>This key is fixed.</source>
        <translation>Diese Taste ist fest.</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Save the sheet of shortcuts</source>
        <translation>Blatt der Tastenkürzel sichern</translation>
    </message>
    <message>
        <source>PDF (%1)</source>
        <translation>PDF (%1)</translation>
    </message>
    <message>
        <source>Barline shortcuts</source>
        <translation>Barline Tastenkürzel</translation>
    </message>
    <message>
        <source>%1 could not be written.</source>
        <translation>%1 konnte nicht geschrieben werden.</translation>
    </message>
</context>
<context>
    <name>barline::ui::SimilarBanner</name>
    <message>
        <source>All tracks</source>
        <translation>Alle Stücke</translation>
    </message>
    <message>
        <source>Back to all tracks (Esc)</source>
        <translation>Zurück zu allen Stücken (Esc)</translation>
    </message>
    <message>
        <source>Back to all tracks</source>
        <translation>Zurück zu allen Stücken</translation>
    </message>
    <message>
        <source>Similar to %1</source>
        <translation>Ähnlich wie %1</translation>
    </message>
</context>
<context>
    <name>barline::ui::SoloButtons</name>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>High band alone, from 2400 Hz</source>
        <translation>Nur das hohe Band, ab 2400 Hz</translation>
    </message>
    <message>
        <source>L</source>
        <comment>left</comment>
        <translation>L</translation>
    </message>
    <message>
        <source>Left channel alone</source>
        <translation>Nur der linke Kanal</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Tief</translation>
    </message>
    <message>
        <source>Low band alone, to 180 Hz</source>
        <translation>Nur das tiefe Band, bis 180 Hz</translation>
    </message>
    <message>
        <source>M</source>
        <comment>mid</comment>
        <translation>M</translation>
    </message>
    <message>
        <source>Mid</source>
        <translation>Mitte</translation>
    </message>
    <message>
        <source>Mid alone: what both channels share</source>
        <translation>Nur die Mitte: was beide Kanäle gemeinsam haben</translation>
    </message>
    <message>
        <source>Mid band alone, 180 to 2400 Hz</source>
        <translation>Nur das mittlere Band, 180 bis 2400 Hz</translation>
    </message>
    <message>
        <source>R</source>
        <comment>right</comment>
        <translation>R</translation>
    </message>
    <message>
        <source>Right channel alone</source>
        <translation>Nur der rechte Kanal</translation>
    </message>
    <message>
        <source>S</source>
        <comment>side</comment>
        <translation>S</translation>
    </message>
    <message>
        <source>Side alone: what the channels differ by</source>
        <translation>Nur die Seite: worin sich die Kanäle unterscheiden</translation>
    </message>
    <message>
        <source>Solo</source>
        <translation>Solo</translation>
    </message>
</context>
<context>
    <name>barline::ui::SoundControls</name>
    <message>
        <source>%1 st</source>
        <comment>semitones</comment>
        <translation>%1 HT</translation>
    </message>
    <message>
        <source>Also between beats</source>
        <translation>Auch zwischen den Schlägen</translation>
    </message>
    <message>
        <source>Chords</source>
        <translation>Akkorde</translation>
    </message>
    <message>
        <source>Click</source>
        <translation>Klick</translation>
    </message>
    <message>
        <source>Click on every beat  (%1)</source>
        <translation>Klick auf jedem Schlag  (%1)</translation>
    </message>
    <message>
        <source>How the chords sound</source>
        <translation>Wie die Akkorde klingen</translation>
    </message>
    <message>
        <source>How the click sounds</source>
        <translation>Wie der Klick klingt</translation>
    </message>
    <message>
        <source>K</source>
        <comment>key</comment>
        <translation>K</translation>
    </message>
    <message>
        <source>L</source>
        <comment>key</comment>
        <translation>L</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Schleife</translation>
    </message>
    <message>
        <source>Loop  (%1)</source>
        <translation>Schleife  (%1)</translation>
    </message>
    <message>
        <source>Pitch</source>
        <translation>Tonhöhe</translation>
    </message>
    <message>
        <source>Play the chords under the track  (%1)</source>
        <translation>Die Akkorde unter dem Stück spielen  (%1)</translation>
    </message>
    <message>
        <source>Shift+K</source>
        <comment>key</comment>
        <translation>Umschalt+K</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>What to loop</source>
        <translation>Was wiederholt wird</translation>
    </message>
</context>
<context>
    <name>barline::ui::SpectrumPanel</name>
    <message>
        <source>%1 dBFS</source>
        <translation>%1 dBFS</translation>
    </message>
</context>
<context>
    <name>barline::ui::SpectrumView</name>
    <message>
        <source>%1 Hz</source>
        <translation>%1 Hz</translation>
    </message>
    <message>
        <source>%1 kHz</source>
        <translation>%1 kHz</translation>
    </message>
    <message>
        <source>%1 %2 ct</source>
        <comment>note and cents</comment>
        <translation>%1 %2 ct</translation>
    </message>
    <message>
        <source>Spectrum at the playhead</source>
        <translation>Spektrum an der Abspielposition</translation>
    </message>
    <message>
        <source>%1 dBFS</source>
        <translation>%1 dBFS</translation>
    </message>
</context>
<context>
    <name>barline::ui::TimelineView</name>
    <message>
        <source>Hide this lane</source>
        <translation>Diese Spur verbergen</translation>
    </message>
    <message>
        <source>Reset lane heights</source>
        <translation>Höhen der Spuren zurücksetzen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>%1 %2 %</source>
        <comment>step and percentage</comment>
        <translation>%1 %2 %</translation>
    </message>
    <message>
        <source>the demo</source>
        <translation>das Demostück</translation>
    </message>
    <message>
        <source>Open a track, or try %1.</source>
        <translation>Öffnen Sie ein Stück, oder probieren Sie %1.</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitachse</translation>
    </message>
    <message>
        <source>Unfold this lane</source>
        <translation>Diese Spur ausklappen</translation>
    </message>
    <message>
        <source>Fold this lane to a strip</source>
        <translation>Diese Spur zu einem Streifen einklappen</translation>
    </message>
    <message>
        <source>Fold %1</source>
        <translation>%1 einklappen</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>1 bar</source>
        <translation>1 Takt</translation>
    </message>
    <message>
        <source>1 beat</source>
        <translation>1 Schlag</translation>
    </message>
    <message>
        <source>%1 bars</source>
        <translation>%1 Takte</translation>
    </message>
    <message>
        <source>%1 beats</source>
        <translation>%1 Schläge</translation>
    </message>
    <message>
        <source>Drag to move this lane</source>
        <translation>Ziehen verschiebt diese Spur</translation>
    </message>
</context>
<context>
    <name>barline::ui::TrackBar</name>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>Turn the page when the playhead leaves the view</source>
        <translation>Weiterblättern, wenn die Abspielposition den Ausschnitt verlässt</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Show the whole track  (F)</source>
        <translation>Das ganze Stück zeigen  (F)</translation>
    </message>
    <message>
        <source>Track %1, %2</source>
        <translation>Stück %1, %2</translation>
    </message>
    <message>
        <source>No track</source>
        <translation>Kein Stück</translation>
    </message>
    <message>
        <source>Snap: beat</source>
        <translation>Einrasten: Schlag</translation>
    </message>
    <message>
        <source>Snap: bar</source>
        <translation>Einrasten: Takt</translation>
    </message>
    <message>
        <source>Snap: section</source>
        <translation>Einrasten: Abschnitt</translation>
    </message>
    <message>
        <source>Snap: off</source>
        <translation>Einrasten: aus</translation>
    </message>
    <message>
        <source>What a drag in the timeline selects; hold Shift to select freely</source>
        <translation>Was beim Ziehen in der Zeitachse ausgewählt wird; mit Umschalt frei</translation>
    </message>
    <message>
        <source>RGB</source>
        <translation>RGB</translation>
    </message>
    <message>
        <source>Mono</source>
        <translation>Mono</translation>
    </message>
    <message>
        <source>RMS</source>
        <translation>RMS</translation>
    </message>
    <message>
        <source>Three bands</source>
        <translation>Drei Bänder</translation>
    </message>
    <message>
        <source>How the waveform is drawn</source>
        <translation>Wie die Wellenform gezeichnet wird</translation>
    </message>
</context>
<context>
    <name>barline::ui::TrackDelegate</name>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 %2 %</source>
        <translation>%1 %2 %</translation>
    </message>
    <message>
        <source>cannot read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>file not found</source>
        <translation>Datei nicht gefunden</translation>
    </message>
</context>
<context>
    <name>barline::ui::TrackListModel</name>
    <message>
        <source>%1 BPM</source>
        <translation>%1 BPM</translation>
    </message>
    <message>
        <source>%1 % alike</source>
        <translation>zu %1 % ähnlich</translation>
    </message>
</context>
<context>
    <name>barline::ui::TrackPanel</name>
    <message>
        <source>%1 BPM</source>
        <translation>%1 BPM</translation>
    </message>
    <message>
        <source>The measures of the open track stand here.</source>
        <translation>Hier stehen die Messwerte des geöffneten Stücks.</translation>
    </message>
</context>
<context>
    <name>barline::ui::TransportBar</name>
    <message>
        <source>Previous bar</source>
        <translation>Voriger Takt</translation>
    </message>
    <message>
        <source>Shift+Left</source>
        <translation>Umschalt+Links</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Next bar</source>
        <translation>Nächster Takt</translation>
    </message>
    <message>
        <source>Shift+Right</source>
        <translation>Umschalt+Rechts</translation>
    </message>
    <message>
        <source>No output device. Choose…</source>
        <translation>Kein Ausgabegerät. Wählen…</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>Output device</source>
        <translation>Ausgabegerät</translation>
    </message>
    <message>
        <source>Connect an output device; it will be listed here.</source>
        <translation>Schließen Sie ein Ausgabegerät an; es wird hier aufgeführt.</translation>
    </message>
    <message>
        <source>System default</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Output device: %1</source>
        <translation>Ausgabegerät: %1</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>stumm</translation>
    </message>
</context>
<context>
    <name>barline::ui::Workspace</name>
    <message>
        <source>There is no music in the folder “%1”.</source>
        <translation>Im Ordner „%1“ ist keine Musik.</translation>
    </message>
    <message>
        <source>Tracks similar to “%1” can be found once it has been analysed again.</source>
        <translation>Stücke, die „%1“ ähneln, lassen sich finden, sobald es neu analysiert ist.</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Without a value</source>
        <translation>Ohne Wert</translation>
    </message>
    <message>
        <source>Within 30 days; also h, w, m for months, and y</source>
        <translation>Seit 30 Tagen; auch h, w, m für Monate und y</translation>
    </message>
    <message>
        <source>Since a day</source>
        <translation>Seit einem Tag</translation>
    </message>
    <message>
        <source>Several words as they stand</source>
        <translation>Mehrere Wörter, wie sie dastehen</translation>
    </message>
    <message>
        <source>One of several values</source>
        <translation>Einer von mehreren Werten</translation>
    </message>
    <message>
        <source>Not this word</source>
        <translation>Nicht dieses Wort</translation>
    </message>
    <message>
        <source>Not this value</source>
        <translation>Nicht dieser Wert</translation>
    </message>
    <message>
        <source>More; also &gt;=, &lt; and &lt;=</source>
        <translation>Mehr; auch &gt;=, &lt; und &lt;=</translation>
    </message>
    <message>
        <source>Minutes and seconds; also 90s, 5m, 1h30m</source>
        <translation>Minuten und Sekunden; auch 90s, 5m, 1h30m</translation>
    </message>
    <message>
        <source>Key by name, with # or b</source>
        <translation>Tonart beim Namen, mit # oder b</translation>
    </message>
    <message>
        <source>Key as Open Key has it</source>
        <translation>Tonart nach Open Key</translation>
    </message>
    <message>
        <source>Key as Camelot has it</source>
        <translation>Tonart nach Camelot</translation>
    </message>
    <message>
        <source>In title, artist, album, genre, comment or tags</source>
        <translation>In Titel, Interpret, Album, Genre, Kommentar oder Schlagwörtern</translation>
    </message>
    <message>
        <source>In one field only</source>
        <translation>Nur in einem Feld</translation>
    </message>
    <message>
        <source>In a month; also a year or a day, 2026-10-28</source>
        <translation>In einem Monat; auch Jahr oder Tag, 2026-10-28</translation>
    </message>
    <message>
        <source>Give or take 4 percent</source>
        <translation>Vier Prozent mehr oder weniger</translation>
    </message>
    <message>
        <source>Give or take 3</source>
        <translation>Drei mehr oder weniger</translation>
    </message>
    <message>
        <source>From one value to another, both included</source>
        <translation>Von einem Wert bis zum anderen, beide eingeschlossen</translation>
    </message>
    <message>
        <source>Both words, in any order and place</source>
        <translation>Beide Wörter, gleich wo und in welcher Reihenfolge</translation>
    </message>
    <message>
        <source>Both keys of a place on the wheel</source>
        <translation>Beide Tonarten einer Stelle des Rads</translation>
    </message>
    <message>
        <source>All minor keys</source>
        <translation>Alle Molltonarten</translation>
    </message>
    <message>
        <source>7 to 30 days ago</source>
        <translation>Vor 7 bis 30 Tagen</translation>
    </message>
    <message>
        <source>same tonic, other mode</source>
        <translation>gleicher Grundton, anderes Geschlecht</translation>
    </message>
    <message>
        <source>a whole tone up</source>
        <translation>ein Ganzton höher</translation>
    </message>
    <message>
        <source>a semitone up</source>
        <translation>ein Halbton höher</translation>
    </message>
    <message>
        <source>relative of a fifth up</source>
        <translation>Parallele der höheren Quinte</translation>
    </message>
    <message>
        <source>relative of a fifth down</source>
        <translation>Parallele der tieferen Quinte</translation>
    </message>
    <message>
        <source>a fifth up</source>
        <translation>eine Quinte höher</translation>
    </message>
    <message>
        <source>a fifth down</source>
        <translation>eine Quinte tiefer</translation>
    </message>
    <message>
        <source>relative</source>
        <translation>Parallele</translation>
    </message>
    <message>
        <source>Parallel mode</source>
        <translation>Anderes Tongeschlecht</translation>
    </message>
    <message>
        <source>Energy boost</source>
        <translation>Mehr Energie</translation>
    </message>
    <message>
        <source>Six shared notes</source>
        <translation>Sechs gemeinsame Töne</translation>
    </message>
    <message>
        <source>Neighbours and relative</source>
        <translation>Nachbarn und Parallele</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>Nachbarn</translation>
    </message>
    <message>
        <source>Relative</source>
        <translation>Parallele</translation>
    </message>
    <message>
        <source>Where there is none</source>
        <translation>Wo nichts eingetragen ist</translation>
    </message>
    <message>
        <source>“%1” runs backwards; write the lower end first.</source>
        <translation>„%1“ läuft rückwärts; schreiben Sie das untere Ende zuerst.</translation>
    </message>
    <message>
        <source>“%1” may be minutes or seconds; write 5:00, 5m or 300s.</source>
        <translation>„%1“ können Minuten oder Sekunden sein; schreiben Sie 5:00, 5m oder 300s.</translation>
    </message>
    <message>
        <source>“%1” is no number or range; write it as in %2:%3.</source>
        <translation>„%1“ ist keine Zahl und kein Bereich; schreiben Sie etwa %2:%3.</translation>
    </message>
    <message>
        <source>“%1” is no metre; write it as 3/4.</source>
        <translation>„%1“ ist keine Taktart; schreiben Sie sie wie 3/4.</translation>
    </message>
    <message>
        <source>“%1” is no length; write 5:00, 5m or 300s.</source>
        <translation>„%1“ ist keine Länge; schreiben Sie 5:00, 5m oder 300s.</translation>
    </message>
    <message>
        <source>“%1” is no key; write 8A, 1m, Am, F# or Eb-major.</source>
        <translation>„%1“ ist keine Tonart; schreiben Sie 8A, 1m, Am, F# oder Eb-major.</translation>
    </message>
    <message>
        <source>“%1” is no field; to find that text, put it in quotes.</source>
        <translation>„%1“ ist kein Feld; um den Text zu finden, setzen Sie ihn in Anführungszeichen.</translation>
    </message>
    <message>
        <source>“%1” is no field; did you mean “%2”?</source>
        <translation>„%1“ ist kein Feld; meinten Sie „%2“?</translation>
    </message>
    <message>
        <source>“%1” is no date or age; write 2026, 2026-10, 2026-10-28, today, or &lt;30d, &lt;6m for an age.</source>
        <translation>„%1“ ist kein Datum oder Alter; schreiben Sie 2026, 2026-10, 2026-10-28, today oder für ein Alter &lt;30d, &lt;6m.</translation>
    </message>
    <message>
        <source>“%1” is no colour; there are %2.</source>
        <translation>„%1“ ist keine Farbe; es gibt %2.</translation>
    </message>
    <message>
        <source>“%1” goes from %2 to %3.</source>
        <translation>„%1“ geht von %2 bis %3.</translation>
    </message>
    <message>
        <source>“%1” cannot be one of several values here; leave the others out.</source>
        <translation>„%1“ kann hier nicht einer von mehreren Werten sein; lassen Sie die anderen weg.</translation>
    </message>
    <message>
        <source>“%1:” needs a value, as in %1:%2.</source>
        <translation>„%1:“ braucht einen Wert, etwa %1:%2.</translation>
    </message>
    <message>
        <source>Your own tags</source>
        <translation>Ihre Schlagwörter</translation>
    </message>
    <message>
        <source>Your own colour</source>
        <translation>Ihre Farbe</translation>
    </message>
    <message>
        <source>You locked a part of it</source>
        <translation>Teilweise von Ihnen gesperrt</translation>
    </message>
    <message>
        <source>You corrected the analysis</source>
        <translation>Von Ihnen korrigiert</translation>
    </message>
    <message>
        <source>Year of release</source>
        <translation>Erscheinungsjahr</translation>
    </message>
    <message>
        <source>Write the value of “%1:” right after the colon, as in %1:%2.</source>
        <translation>Der Wert von „%1:“ gehört direkt hinter den Doppelpunkt, etwa %1:%2.</translation>
    </message>
    <message>
        <source>When it was last played</source>
        <translation>Wann zuletzt gespielt</translation>
    </message>
    <message>
        <source>When it was analysed</source>
        <translation>Wann analysiert</translation>
    </message>
    <message>
        <source>When it came into the library</source>
        <translation>Wann er in die Bibliothek kam</translation>
    </message>
    <message>
        <source>Was analysed with a warning</source>
        <translation>Mit einer Warnung analysiert</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>The library has it more than once</source>
        <translation>Mehrfach in der Bibliothek</translation>
    </message>
    <message>
        <source>The analysis should be looked at</source>
        <translation>Die Analyse sollte angesehen werden</translation>
    </message>
    <message>
        <source>Tempo in beats per minute</source>
        <translation>Tempo in Schlägen pro Minute</translation>
    </message>
    <message>
        <source>State of the track</source>
        <translation>Zustand des Stücks</translation>
    </message>
    <message>
        <source>Stars from 0 to 5</source>
        <translation>Sterne von 0 bis 5</translation>
    </message>
    <message>
        <source>Not analysed yet</source>
        <translation>Noch nicht analysiert</translation>
    </message>
    <message>
        <source>Metre</source>
        <translation>Taktart</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Key, as Camelot, Open Key or name</source>
        <translation>Tonart: Camelot, Open Key oder Name</translation>
    </message>
    <message>
        <source>Its file is not there</source>
        <translation>Die Datei ist nicht da</translation>
    </message>
    <message>
        <source>Integrated loudness in LUFS</source>
        <translation>Integrierte Lautheit in LUFS</translation>
    </message>
    <message>
        <source>How often it was played</source>
        <translation>Wie oft gespielt</translation>
    </message>
    <message>
        <source>Has stars</source>
        <translation>Hat Sterne</translation>
    </message>
    <message>
        <source>Has been played</source>
        <translation>Wurde gespielt</translation>
    </message>
    <message>
        <source>Has been analysed</source>
        <translation>Ist analysiert</translation>
    </message>
    <message>
        <source>Genre</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Folder and name of the file</source>
        <translation>Ordner und Name der Datei</translation>
    </message>
    <message>
        <source>Energy from 1 to 10</source>
        <translation>Energie von 1 bis 10</translation>
    </message>
    <message>
        <source>Danceability from 0 to 3</source>
        <translation>Tanzbarkeit von 0 bis 3</translation>
    </message>
    <message>
        <source>Could not be analysed</source>
        <translation>Konnte nicht analysiert werden</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Artist</source>
        <translation>Interpret</translation>
    </message>
    <message>
        <source>Any text, as words alone do</source>
        <translation>Jeder Text, wie Wörter ohne Feld</translation>
    </message>
    <message>
        <source>Album</source>
        <translation>Album</translation>
    </message>
    <message>
        <source>A track cannot be “%1”; there are %2.</source>
        <translation>„%1“ kann ein Stück nicht sein; es gibt %2.</translation>
    </message>
    <message>
        <source>A search has at most %1 words and values; the rest is left out.</source>
        <translation>Eine Suche hat höchstens %1 Wörter und Werte; der Rest bleibt weg.</translation>
    </message>
</context>
<context>
    <name>barline::ui::LibraryPlace</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Doppelte</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlend</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Bearbeitet</translation>
    </message>
    <message>
        <source>Doubtful</source>
        <translation>Zweifelhaft</translation>
    </message>
    <message>
        <source>Not analysed</source>
        <translation>Nicht analysiert</translation>
    </message>
    <message>
        <source>Recently added</source>
        <translation>Neu hinzugefügt</translation>
    </message>
    <message>
        <source>All tracks</source>
        <translation>Alle Stücke</translation>
    </message>
</context>
<context>
    <name>barline::ui::CrateController</name>
    <message>
        <source>Reorder crate</source>
        <translation>Crate umordnen</translation>
    </message>
    <message>
        <source>Take out of crate</source>
        <translation>Aus dem Crate nehmen</translation>
    </message>
    <message>
        <source>Add to crate</source>
        <translation>Zum Crate hinzufügen</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Move crate</source>
        <translation>Crate verschieben</translation>
    </message>
    <message>
        <source>Change smart crate</source>
        <translation>Smart Crate ändern</translation>
    </message>
    <message>
        <source>Rename crate</source>
        <translation>Crate umbenennen</translation>
    </message>
    <message>
        <source>New smart crate</source>
        <translation>Neues Smart Crate</translation>
    </message>
    <message>
        <source>New crate</source>
        <translation>Neues Crate</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Neuer Ordner</translation>
    </message>
</context>
<context>
    <name>barline::ui::SidebarModel</name>
    <message>
        <source>Crates</source>
        <translation>Crates</translation>
    </message>
    <message>
        <source>Smart crates</source>
        <translation>Smart Crates</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
</context>
<context>
    <name>barline::ui::SidebarDelegate</name>
    <message>
        <source>Name of %1</source>
        <translation>Name von %1</translation>
    </message>
</context>
<context>
    <name>barline::ui::Sidebar</name>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Clear history</source>
        <translation>Verlauf löschen</translation>
    </message>
    <message>
        <source>New smart crate</source>
        <translation>Neues Smart Crate</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Neuer Ordner</translation>
    </message>
    <message>
        <source>New crate</source>
        <translation>Neues Crate</translation>
    </message>
    <message>
        <source>Crates</source>
        <translation>Crates</translation>
    </message>
</context>
<context>
    <name>barline::ui::LibraryPlaces</name>
    <message>
        <source>&amp;Keep search as a smart crate</source>
        <translation>Suche als Smart Crate &amp;behalten</translation>
    </message>
    <message>
        <source>Take out of this crate</source>
        <translation>Aus diesem Crate nehmen</translation>
    </message>
    <message>
        <source>New crate</source>
        <translation>Neues Crate</translation>
    </message>
    <message>
        <source>Add to crate</source>
        <translation>Zum Crate hinzufügen</translation>
    </message>
    <message>
        <source>Keep as a new smart crate</source>
        <translation>Als neues Smart Crate behalten</translation>
    </message>
    <message>
        <source>Change “%1”</source>
        <translation>„%1“ ändern</translation>
    </message>
    <message>
        <source>Keep this search as a smart crate</source>
        <translation>Diese Suche als Smart Crate behalten</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <source>New &amp;folder of crates</source>
        <translation>Neuer &amp;Ordner für Crates</translation>
    </message>
    <message>
        <source>New &amp;crate</source>
        <translation>Neues &amp;Crate</translation>
    </message>
</context>
<context>
    <name>barline::ui::SearchField</name>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>-word</source>
        <translation>-Wort</translation>
    </message>
    <message>
        <source>Search: words, bpm:120-128, key:8A, -remix</source>
        <translation>Suchen: Wörter, bpm:120-128, key:8A, -remix</translation>
    </message>
    <message>
        <source>%1 · %2 ms</source>
        <translation>%1 · %2 ms</translation>
    </message>
    <message>
        <source>%1 tracks</source>
        <translation>%1 Stücke</translation>
    </message>
    <message>
        <source>1 track</source>
        <translation>1 Stück</translation>
    </message>
    <message>
        <source>Search library</source>
        <translation>Stücke suchen</translation>
    </message>
</context>
<context>
    <name>barline::ui::SuggestionModel</name>
    <message>
        <source>%1 tracks</source>
        <translation>%1 Stücke</translation>
    </message>
    <message>
        <source>1 track</source>
        <translation>1 Stück</translation>
    </message>
</context>
<context>
    <name>barline::ui::SuggestionPopup</name>
    <message>
        <source>Suggestions</source>
        <translation>Vorschläge</translation>
    </message>
</context>
<context>
    <name>barline::ui::CompatibleKeysButton</name>
    <message>
        <source>Search %1, the key of “%2”</source>
        <translation>%1 suchen, die Tonart von „%2“</translation>
    </message>
    <message>
        <source>%1: %2 for %3</source>
        <translation>%1: %2 zu %3</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>List tracks in keys that go with the sought one, below those that match</source>
        <translation>Stücke in Tonarten, die zur gesuchten passen, unter den Treffern auflisten</translation>
    </message>
    <message>
        <source>Compatible keys</source>
        <translation>Passende Tonarten</translation>
    </message>
</context>
<context>
    <name>TrackColumn</name>
    <message>
        <source>Similarity</source>
        <translation>Ähnlichkeit</translation>
    </message>
    <message>
        <source>Alike</source>
        <translation>Ähnl.</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Plays</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Last played</source>
        <translation>Zuletzt gespielt</translation>
    </message>
    <message>
        <source>Played</source>
        <translation>Gespielt</translation>
    </message>
    <message>
        <source>Analysed</source>
        <translation>Analysiert</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Wertung</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Metre</source>
        <translation>Takt</translation>
    </message>
    <message>
        <source>Loudness (LUFS)</source>
        <translation>Lautheit (LUFS)</translation>
    </message>
    <message>
        <source>LUFS</source>
        <translation>LUFS</translation>
    </message>
    <message>
        <source>Danceability</source>
        <translation>Tanzbarkeit</translation>
    </message>
    <message>
        <source>Dance</source>
        <translation>Tanz</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>Open Key</source>
        <translation>Open Key</translation>
    </message>
    <message>
        <source>Key name</source>
        <translation>Tonartname</translation>
    </message>
    <message>
        <source>Key (Camelot)</source>
        <translation>Tonart (Camelot)</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tonart</translation>
    </message>
    <message>
        <source>BPM</source>
        <translation>BPM</translation>
    </message>
    <message>
        <source>Waveform</source>
        <translation>Wellenform</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Jahr</translation>
    </message>
    <message>
        <source>Genre</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Album</source>
        <translation>Album</translation>
    </message>
    <message>
        <source>Artist</source>
        <translation>Interpret</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Artwork</source>
        <translation>Cover</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
</context>
<context>
    <name>DateText</name>
    <message>
        <source>MMM yyyy</source>
        <translation>MMM yyyy</translation>
    </message>
    <message>
        <source>MMM d</source>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>%1 weeks</source>
        <translation>%1 Wochen</translation>
    </message>
    <message>
        <source>1 week</source>
        <translation>1 Woche</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 Tage</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 Tag</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
</context>
<context>
    <name>TrackCell</name>
    <message>
        <source>%1 stars</source>
        <translation>%1 Sterne</translation>
    </message>
    <message>
        <source>1 star</source>
        <translation>1 Stern</translation>
    </message>
    <message>
        <source>not rated</source>
        <translation>nicht bewertet</translation>
    </message>
    <message>
        <source>%1 BPM</source>
        <translation>%1 BPM</translation>
    </message>
    <message>
        <source>duplicate</source>
        <translation>doppelt</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>bearbeitet</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>zweifelhaft</translation>
    </message>
    <message>
        <source>not analysed</source>
        <translation>nicht analysiert</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>file not found</source>
        <translation>Datei nicht gefunden</translation>
    </message>
    <message>
        <source>purple</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>aqua</source>
        <translation>Türkis</translation>
    </message>
    <message>
        <source>green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>yellow</source>
        <translation>Gelb</translation>
    </message>
    <message>
        <source>orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>pink</source>
        <translation>Rosa</translation>
    </message>
    <message>
        <source>%1 %2 %</source>
        <translation>%1 %2 %</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
</context>
<context>
    <name>barline::ui::TrackTableModel</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Compatible keys</source>
        <translation>Passende Tonarten</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>key is %1</source>
        <translation>Tonart ist %1</translation>
    </message>
    <message>
        <source>%1 tracks</source>
        <translation>%1 Stücke</translation>
    </message>
    <message>
        <source>1 track</source>
        <translation>1 Stück</translation>
    </message>
</context>
<context>
    <name>barline::ui::TrackTableHeader</name>
    <message>
        <source>Fit to content</source>
        <translation>An den Inhalt anpassen</translation>
    </message>
    <message>
        <source>Hide “%1”</source>
        <translation>„%1“ ausblenden</translation>
    </message>
    <message>
        <source>Standard columns</source>
        <translation>Übliche Spalten</translation>
    </message>
</context>
<context>
    <name>barline::ui::TrackTableDelegate</name>
    <message>
        <source>Tags, with commas between them</source>
        <translation>Tags, mit Kommas dazwischen</translation>
    </message>
</context>
<context>
    <name>barline::ui::TrackTableView</name>
    <message>
        <source>%1 tracks</source>
        <translation>%1 Stücke</translation>
    </message>
    <message>
        <source>1 track</source>
        <translation>1 Stück</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>Stücke</translation>
    </message>
</context>
<context>
    <name>barline::ui::TrackEditDialog</name>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Several values</source>
        <translation>Verschiedene Werte</translation>
    </message>
    <message>
        <source>Tags that all of the tracks have. Each keeps those of its own.</source>
        <translation>Tags, die alle diese Stücke haben. Jedes behält seine eigenen.</translation>
    </message>
    <message>
        <source>Tags, with commas between them</source>
        <translation>Tags, mit Kommas dazwischen</translation>
    </message>
    <message>
        <source>Edit %1 tracks</source>
        <translation>%1 Stücke bearbeiten</translation>
    </message>
    <message>
        <source>Edit track</source>
        <translation>Stück bearbeiten</translation>
    </message>
</context>
<context>
    <name>barline::ui::LibraryTable</name>
    <message>
        <source>Analyse next</source>
        <translation>Als Nächstes analysieren</translation>
    </message>
    <message>
        <source>Remove from library…</source>
        <translation>Aus der Bibliothek entfernen…</translation>
    </message>
    <message>
        <source>Analyse again</source>
        <translation>Neu analysieren</translation>
    </message>
    <message>
        <source>Cancel analysis</source>
        <translation>Analyse abbrechen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Takes back what was changed of title, artist, album, genre, year and comment.</source>
        <translation>Nimmt zurück, was an Titel, Interpret, Album, Genre, Jahr und Kommentar geändert wurde.</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Wertung</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Similar tracks</source>
        <translation>Ähnliche Stücke</translation>
    </message>
    <message>
        <source>Show below the open track</source>
        <translation>Unter dem offenen Stück zeigen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>&amp;Columns</source>
        <translation>&amp;Spalten</translation>
    </message>
    <message>
        <source>&amp;Edit tracks…</source>
        <translation>Stücke &amp;bearbeiten…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>The files stay where they are. Ratings, tags and places in crates are forgotten.</source>
        <translation>Die Dateien bleiben, wo sie sind. Wertungen, Tags und Plätze in Crates werden vergessen.</translation>
    </message>
    <message>
        <source>Take %1 out of the library?</source>
        <translation>%1 aus der Bibliothek nehmen?</translation>
    </message>
    <message>
        <source>Remove from library</source>
        <translation>Aus der Bibliothek entfernen</translation>
    </message>
    <message>
        <source>Texts as in the file</source>
        <translation>Texte wie in der Datei</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Angaben</translation>
    </message>
    <message>
        <source>At most %1 tracks can be edited at once. Select fewer of them.</source>
        <translation>Höchstens %1 Stücke lassen sich auf einmal bearbeiten. Wählen Sie weniger aus.</translation>
    </message>
    <message>
        <source>Edit tracks</source>
        <translation>Stücke bearbeiten</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>Nothing in here yet.</source>
        <translation>Hier ist noch nichts.</translation>
    </message>
    <message>
        <source>No other track can be compared with this one yet.</source>
        <translation>Noch lässt sich kein anderes Stück mit diesem vergleichen.</translation>
    </message>
    <message>
        <source>No track matches. Remove a term, or show compatible keys.</source>
        <translation>Kein Stück passt. Entfernen Sie einen Begriff, oder lassen Sie passende Tonarten zeigen.</translation>
    </message>
    <message>
        <source>Drop music here, or add a folder. Barline reads it and changes nothing.</source>
        <translation>Ziehen Sie Musik hierher, oder fügen Sie einen Ordner hinzu. Barline liest sie nur und ändert nichts.</translation>
    </message>
    <message>
        <source>%1 tracks</source>
        <translation>%1 Stücke</translation>
    </message>
    <message>
        <source>1 track</source>
        <translation>1 Stück</translation>
    </message>
    <message>
        <source>Nothing in here yet. Drag tracks onto the crate.</source>
        <translation>Hier ist noch nichts. Zieh Stücke auf das Crate.</translation>
    </message>
    <message>
        <source>&amp;Listen without opening</source>
        <translation>Ohne Öffnen an&amp;hören</translation>
    </message>
    <message>
        <source>Listen without opening</source>
        <translation>Ohne Öffnen anhören</translation>
    </message>
    <message>
        <source>Stop listening</source>
        <translation>Anhören beenden</translation>
    </message>
</context>
<context>
    <name>barline::ui::KeyWheel</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Key wheel</source>
        <translation>Tonartenrad</translation>
    </message>
</context>
<context>
    <name>barline::ui::DetailsPanel</name>
    <message>
        <source>Similar tracks</source>
        <translation>Ähnliche Stücke</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>No other track can be compared with this one yet.</source>
        <translation>Noch lässt sich kein anderes Stück mit diesem vergleichen.</translation>
    </message>
    <message>
        <source>Known once the track has been analysed.</source>
        <translation>Bekannt, sobald das Stück analysiert ist.</translation>
    </message>
    <message>
        <source>Keys in this search</source>
        <translation>Tonarten dieser Suche</translation>
    </message>
    <message>
        <source>Keys that go with this</source>
        <translation>Dazu passende Tonarten</translation>
    </message>
    <message>
        <source>%1 measures</source>
        <translation>%1 Maße</translation>
    </message>
    <message>
        <source>Similar to this</source>
        <translation>Ähnlich wie dieses</translation>
    </message>
    <message>
        <source>Which keys go together</source>
        <translation>Welche Tonarten zusammenpassen</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>There is nothing to compare it by.</source>
        <translation>Es gibt nichts, woran es sich vergleichen ließe.</translation>
    </message>
</context>
<context>
    <name>barline::ui::TrackSummary</name>
    <message>
        <source>No track is selected.</source>
        <translation>Kein Stück ist ausgewählt.</translation>
    </message>
    <message>
        <source>Barline cannot read this file.</source>
        <translation>Barline kann diese Datei nicht lesen.</translation>
    </message>
</context>
<context>
    <name>barline::ui::SimilarListModel</name>
    <message>
        <source>%1, %2, %3 % alike</source>
        <translation>%1, %2, zu %3 % ähnlich</translation>
    </message>
</context>
<context>
    <name>barline::ui::LibrarySearch</name>
    <message>
        <source>Ctrl F</source>
        <translation>Strg F</translation>
    </message>
    <message>
        <source>&amp;Search language</source>
        <translation>&amp;Suchsprache</translation>
    </message>
</context>
<context>
    <name>barline::ui::SearchHelp</name>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Tracks are found for which every term holds. Click an example to try it; Ctrl+Space or Alt+Down in the search field suggests what may follow.</source>
        <translation>Gefunden werden Stücke, für die jeder Ausdruck zutrifft. Ein Klick auf ein Beispiel probiert es aus; Strg+Leertaste oder Alt+Pfeil nach unten im Suchfeld schlägt vor, was folgen kann.</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Ausdrücke</translation>
    </message>
    <message>
        <source>States</source>
        <translation>Zustände</translation>
    </message>
    <message>
        <source>Search language</source>
        <translation>Suchsprache</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
</context>
<context>
    <name>barline::ui::TagPreviewModel</name>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Stück</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>ReplayGain</source>
        <translation>ReplayGain</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tonart</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>Tempo</translation>
    </message>
</context>
<context>
    <name>barline::ui::TagWishesForm</name>
    <message>
        <source>gain and peak to −18 LUFS; R128 gain in Opus</source>
        <translation>Anpassung an −18 LUFS und Spitzenwert; in Opus R128</translation>
    </message>
    <message>
        <source>What stands there stays: “Energy 7 - bought in Porto”.</source>
        <translation>Was dort steht, bleibt: „Energy 7 - bought in Porto“.</translation>
    </message>
    <message>
        <source>Place of the energy</source>
        <translation>Ort der Energie</translation>
    </message>
    <message>
        <source>Notation of the key</source>
        <translation>Schreibweise der Tonart</translation>
    </message>
    <message>
        <source>Form of the tempo</source>
        <translation>Form des Tempos</translation>
    </message>
    <message>
        <source>in the grouping</source>
        <translation>in der Gruppierung</translation>
    </message>
    <message>
        <source>in the comment</source>
        <translation>im Kommentar</translation>
    </message>
    <message>
        <source>1m, Open Key</source>
        <translation>1m, Open Key</translation>
    </message>
    <message>
        <source>8A, Camelot</source>
        <translation>8A, Camelot</translation>
    </message>
    <message>
        <source>Am, musical</source>
        <translation>Am, in Noten</translation>
    </message>
    <message>
        <source>124, whole</source>
        <translation>124, ganz</translation>
    </message>
    <message>
        <source>123.98</source>
        <translation>123.98</translation>
    </message>
    <message>
        <source>Files keep their &amp;date of change</source>
        <translation>Dateien behalten ihr Änderungs&amp;datum</translation>
    </message>
    <message>
        <source>&amp;ReplayGain</source>
        <translation>&amp;ReplayGain</translation>
    </message>
    <message>
        <source>&amp;Energy</source>
        <translation>&amp;Energie</translation>
    </message>
    <message>
        <source>&amp;Key</source>
        <translation>T&amp;onart</translation>
    </message>
    <message>
        <source>&amp;Tempo</source>
        <translation>&amp;Tempo</translation>
    </message>
</context>
<context>
    <name>barline::ui::WriteTagsAction</name>
    <message>
        <source>&amp;Write tags into files…</source>
        <translation>Tags in Dateien &amp;schreiben…</translation>
    </message>
</context>
<context>
    <name>barline::ui::WriteTagsDialog</name>
    <message>
        <source>… and %1 more</source>
        <translation>… und %1 weitere</translation>
    </message>
    <message>
        <source>Took back %1 files.</source>
        <translation>%1 Dateien zurückgenommen.</translation>
    </message>
    <message>
        <source>Took back 1 file.</source>
        <translation>1 Datei zurückgenommen.</translation>
    </message>
    <message>
        <source>Taking them back gives the files what they held before.</source>
        <translation>Zurücknehmen gibt den Dateien, was sie zuvor enthielten.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Wrote %1 files.</source>
        <translation>%1 Dateien geschrieben.</translation>
    </message>
    <message>
        <source>Wrote 1 file.</source>
        <translation>1 Datei geschrieben.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 files cannot be written</source>
        <translation>%1 Dateien lassen sich nicht schreiben</translation>
    </message>
    <message>
        <source>1 file cannot be written</source>
        <translation>1 Datei lässt sich nicht schreiben</translation>
    </message>
    <message>
        <source>%1 changes</source>
        <translation>%1 Änderungen</translation>
    </message>
    <message>
        <source>1 change</source>
        <translation>1 Änderung</translation>
    </message>
    <message>
        <source>Nothing to write: the files hold all of it already, or it is not known of these tracks.</source>
        <translation>Nichts zu schreiben: Die Dateien enthalten schon alles, oder es ist von diesen Stücken nicht bekannt.</translation>
    </message>
    <message>
        <source>Reading the files' tags…</source>
        <translation>Die Tags der Dateien werden gelesen…</translation>
    </message>
    <message>
        <source>Tick what is to be written. What would change is listed here first.</source>
        <translation>Kreuzen Sie an, was geschrieben werden soll. Hier steht dann zuerst, was sich ändern würde.</translation>
    </message>
    <message>
        <source>Select tracks in the library first.</source>
        <translation>Wählen Sie zuerst Stücke in der Bibliothek aus.</translation>
    </message>
    <message>
        <source>Gives back the tags that files had before %1.</source>
        <translation>Gibt die Tags zurück, die Dateien vor %1 hatten.</translation>
    </message>
    <message>
        <source>&amp;Take back %1 files</source>
        <translation>%1 Dateien &amp;zurücknehmen</translation>
    </message>
    <message>
        <source>&amp;Take back 1 file</source>
        <translation>1 Datei &amp;zurücknehmen</translation>
    </message>
    <message>
        <source>&amp;Write</source>
        <translation>&amp;Schreiben</translation>
    </message>
    <message>
        <source>&amp;Write %1 files</source>
        <translation>%1 Dateien &amp;schreiben</translation>
    </message>
    <message>
        <source>&amp;Write 1 file</source>
        <translation>1 Datei &amp;schreiben</translation>
    </message>
    <message>
        <source>Taking back…</source>
        <translation>Wird zurückgenommen…</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Wird geschrieben…</translation>
    </message>
    <message>
        <source>Reading tags…</source>
        <translation>Tags werden gelesen…</translation>
    </message>
    <message>
        <source>%1 tracks.</source>
        <translation>%1 Stücke.</translation>
    </message>
    <message>
        <source>1 track.</source>
        <translation>1 Stück.</translation>
    </message>
    <message>
        <source>Puts what Barline knows of a track, with your corrections, into its file. Nothing is written but what is ticked, and only when you press Write; the sound of each file is proven to stay the same.</source>
        <translation>Schreibt, was Barline über ein Stück weiß, samt Ihren Korrekturen, in dessen Datei. Geschrieben wird nur, was angekreuzt ist, und erst auf „Schreiben“; dass jede Datei genauso klingt wie zuvor, wird nachgewiesen.</translation>
    </message>
    <message>
        <source>Write tags into files</source>
        <translation>Tags in Dateien schreiben</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Vorher und nachher</translation>
    </message>
    <message>
        <source>%1:%2 left</source>
        <translation>noch %1:%2</translation>
    </message>
</context>
<context>
    <name>barline::ui::WatchActions</name>
    <message>
        <source>%1 away</source>
        <translation>%1 nicht da</translation>
    </message>
    <message>
        <source>%1 watched folders</source>
        <translation>%1 überwachte Ordner</translation>
    </message>
    <message>
        <source>1 watched folder</source>
        <translation>1 überwachter Ordner</translation>
    </message>
    <message>
        <source>Watch a folder…</source>
        <translation>Ordner überwachen…</translation>
    </message>
    <message>
        <source>&amp;Watched folders…</source>
        <translation>&amp;Überwachte Ordner…</translation>
    </message>
</context>
<context>
    <name>barline::ui::WatchedFoldersDialog</name>
    <message>
        <source>Watch a folder</source>
        <translation>Ordner überwachen</translation>
    </message>
    <message>
        <source>The folder's tracks stay in the library.</source>
        <translation>Die Stücke des Ordners bleiben in der Bibliothek.</translation>
    </message>
    <message>
        <source>&amp;Look now</source>
        <translation>&amp;Jetzt durchsehen</translation>
    </message>
    <message>
        <source>&amp;Stop watching</source>
        <translation>Nicht mehr &amp;überwachen</translation>
    </message>
    <message>
        <source>&amp;Add folder…</source>
        <translation>Ordner &amp;hinzufügen…</translation>
    </message>
    <message>
        <source>Music that is put into these folders comes into the library by itself, and what is moved, renamed or tagged there keeps its analysis and edits. Barline changes nothing in them.</source>
        <translation>Musik, die in diese Ordner gelegt wird, kommt von selbst in die Bibliothek, und was dort verschoben, umbenannt oder mit Tags versehen wird, behält Analyse und Bearbeitungen. Barline ändert nichts darin.</translation>
    </message>
    <message>
        <source>Watched folders</source>
        <translation>Überwachte Ordner</translation>
    </message>
    <message>
        <source>not there at the moment; its tracks stay in the library</source>
        <translation>zurzeit nicht da; seine Stücke bleiben in der Bibliothek</translation>
    </message>
    <message>
        <source>looked through every five minutes</source>
        <translation>wird alle fünf Minuten durchgesehen</translation>
    </message>
    <message>
        <source>changes are noticed at once</source>
        <translation>Änderungen werden sofort bemerkt</translation>
    </message>
    <message>
        <source>being looked through</source>
        <translation>wird durchgesehen</translation>
    </message>
</context>
<context>
    <name>barline::ui::StaleDialog</name>
    <message>
        <source>Chosen: %1. How long they take is known once this machine has analysed a few.</source>
        <translation>Gewählt: %1. Wie lange sie dauern, ist bekannt, sobald dieser Rechner einige analysiert hat.</translation>
    </message>
    <message>
        <source>Chosen: %1, %2 at this machine's usual speed; longer where results that were kept have been cleared away since.</source>
        <translation>Gewählt: %1, %2 bei der üblichen Geschwindigkeit dieses Rechners; länger, wo aufgehobene Ergebnisse inzwischen weggeräumt wurden.</translation>
    </message>
    <message>
        <source>What has changed</source>
        <translation>Was sich geändert hat</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>Stücke</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Nothing is chosen.</source>
        <translation>Nichts ist gewählt.</translation>
    </message>
    <message>
        <source>Looking through the library…</source>
        <translation>Die Bibliothek wird durchgesehen…</translation>
    </message>
    <message>
        <source>It is not known by which version they were analysed</source>
        <translation>Mit welcher Version sie analysiert wurden, ist nicht bekannt</translation>
    </message>
    <message>
        <source>Every analysis is up to date. There is nothing to be done.</source>
        <translation>Jede Analyse ist auf dem neuesten Stand. Es gibt nichts zu tun.</translation>
    </message>
    <message>
        <source>Barline would find something else in these tracks by now. Only what has changed is made again, and what follows from it. Your corrections stay as they are.</source>
        <translation>Barline würde in diesen Stücken inzwischen anderes finden. Nur was sich geändert hat und was daraus folgt, wird neu ermittelt. Ihre Korrekturen bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Analyse again what is out of date</source>
        <translation>Veraltetes neu analysieren</translation>
    </message>
    <message>
        <source>Analyse again</source>
        <translation>Neu analysieren</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>about %1 s</source>
        <translation>etwa %1 s</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
</context>
<context>
    <name>barline::ui::QueueActions</name>
    <message>
        <source>Cancel the &amp;whole queue…</source>
        <translation>&amp;Ganze Warteschlange abbrechen…</translation>
    </message>
    <message>
        <source>Analyse again what is out of &amp;date…</source>
        <translation>&amp;Veraltetes neu analysieren…</translation>
    </message>
    <message>
        <source>&amp;Pause the analysis queue</source>
        <translation>Analyse-Warteschlange &amp;anhalten</translation>
    </message>
</context>
<context>
    <name>barline::ui::QueueDelegate</name>
    <message>
        <source>waits on battery</source>
        <translation>wartet im Akkubetrieb</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>next</source>
        <translation>als Nächstes</translation>
    </message>
    <message>
        <source>low priority, gives way to playback</source>
        <translation>niedrige Priorität, weicht der Wiedergabe</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 more waiting</source>
        <translation>%1 weitere warten</translation>
    </message>
    <message>
        <source>%1 more failed</source>
        <translation>%1 weitere gescheitert</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 weitere</translation>
    </message>
    <message>
        <source>%1 long, about %2</source>
        <translation>%1 lang, etwa %2</translation>
    </message>
    <message>
        <source>%1 long</source>
        <translation>%1 lang</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>%1 %2 %</source>
        <translation>%1 %2 %</translation>
    </message>
</context>
<context>
    <name>barline::ui::QueueModel</name>
    <message>
        <source>%1, waiting</source>
        <translation>%1, wartet</translation>
    </message>
    <message>
        <source>%1, failed: %2</source>
        <translation>%1, gescheitert: %2</translation>
    </message>
    <message>
        <source>%1, %2 %3 %</source>
        <translation>%1, %2 %3 %</translation>
    </message>
    <message>
        <source>%1 more waiting</source>
        <translation>%1 weitere warten</translation>
    </message>
    <message>
        <source>%1 more failed</source>
        <translation>%1 weitere gescheitert</translation>
    </message>
</context>
<context>
    <name>barline::ui::QueuePanel</name>
    <message>
        <source>waits until the machine is plugged in</source>
        <translation>wartet auf Netzstrom</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>another window works through it</source>
        <translation>ein anderes Fenster arbeitet sie ab</translation>
    </message>
    <message>
        <source>Tracks in the analysis queue</source>
        <translation>Stücke in der Analyse-Warteschlange</translation>
    </message>
    <message>
        <source>They stay in the library under “Not analysed”, from where they can be queued again.</source>
        <translation>Sie bleiben in der Bibliothek unter „Nicht analysiert“ und können von dort wieder eingereiht werden.</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Herausnehmen</translation>
    </message>
    <message>
        <source>Take &amp;out of the queue</source>
        <translation>Aus der &amp;Warteschlange nehmen</translation>
    </message>
    <message>
        <source>Take %1 tracks out of the queue?</source>
        <translation>%1 Stücke aus der Warteschlange nehmen?</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Nothing to do. Tracks that are added to the library are analysed here.</source>
        <translation>Nichts zu tun. Stücke, die zur Bibliothek kommen, werden hier analysiert.</translation>
    </message>
    <message>
        <source>More about the queue</source>
        <translation>Mehr zur Warteschlange</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Cancel all…</source>
        <translation>Alle abbrechen…</translation>
    </message>
    <message>
        <source>Cancel all</source>
        <translation>Alle abbrechen</translation>
    </message>
    <message>
        <source>Analysis queue</source>
        <translation>Analyse-Warteschlange</translation>
    </message>
    <message>
        <source>Analyse again what is out of &amp;date…</source>
        <translation>Vera&amp;ltetes neu analysieren…</translation>
    </message>
    <message>
        <source>Analyse &amp;next</source>
        <translation>Als &amp;Nächstes analysieren</translation>
    </message>
    <message>
        <source>Analyse &amp;last</source>
        <translation>Als &amp;Letztes analysieren</translation>
    </message>
    <message>
        <source>&amp;Wait while on battery</source>
        <translation>Im &amp;Akkubetrieb warten</translation>
    </message>
    <message>
        <source>&amp;Try all that failed again</source>
        <translation>Alle gescheiterten noch einmal &amp;versuchen</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>Noch einmal &amp;versuchen</translation>
    </message>
    <message>
        <source>&amp;Show in folder</source>
        <translation>Im &amp;Ordner zeigen</translation>
    </message>
    <message>
        <source>&amp;Dismiss all that failed</source>
        <translation>Alle gescheiterten &amp;verwerfen</translation>
    </message>
    <message>
        <source>&amp;Dismiss</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>%1 warten</translation>
    </message>
    <message>
        <source>%1 running</source>
        <translation>%1 laufen</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>%1 files/min</source>
        <translation>%1 Dateien/min</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 gescheitert</translation>
    </message>
</context>
<context>
    <name>barline::ui::MessageBanner</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>CareText</name>
    <message>
        <source>year</source>
        <translation>Jahr</translation>
    </message>
    <message>
        <source>title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>sections</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>rating</source>
        <translation>Wertung</translation>
    </message>
    <message>
        <source>key</source>
        <translation>Tonart</translation>
    </message>
    <message>
        <source>genre</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>chords</source>
        <translation>Akkorde</translation>
    </message>
    <message>
        <source>beat grid</source>
        <translation>Taktraster</translation>
    </message>
    <message>
        <source>artist</source>
        <translation>Interpret</translation>
    </message>
    <message>
        <source>album</source>
        <translation>Album</translation>
    </message>
    <message>
        <source>The library lies on a network drive (%1). Use it from one computer at a time: two that write at once can damage it, and when the connection is lost Barline has to wait. Safer: keep it on this computer and take it along with Export.</source>
        <translation>Die Bibliothek liegt auf einem Netzlaufwerk (%1). Nutzen Sie sie nur von einem Rechner zugleich: Zwei, die gleichzeitig schreiben, können sie beschädigen, und reißt die Verbindung ab, muss Barline warten. Sicherer: sie auf diesem Rechner lassen und mit „Exportieren“ mitnehmen.</translation>
    </message>
    <message>
        <source>The library is sound. Tracks: %1. Edits: %2.</source>
        <translation>Die Bibliothek ist in Ordnung. Stücke: %1. Änderungen: %2.</translation>
    </message>
    <message>
        <source>The library is damaged:</source>
        <translation>Die Bibliothek ist beschädigt:</translation>
    </message>
    <message>
        <source>No conflicts.</source>
        <translation>Keine Konflikte.</translation>
    </message>
    <message>
        <source>Merged. Tracks added: %1, in both: %2. Newer analyses taken: %3. Edits added: %4.</source>
        <translation>Zusammengeführt. Neue Stücke: %1, in beiden: %2. Neuere Analysen übernommen: %3. Neue Änderungen: %4.</translation>
    </message>
    <message>
        <source>Made by you</source>
        <translation>Von Ihnen angelegt</translation>
    </message>
    <message>
        <source>Daily</source>
        <translation>Täglich</translation>
    </message>
    <message>
        <source>Conflicts: %1.</source>
        <translation>Konflikte: %1.</translation>
    </message>
    <message>
        <source>Before restoring or merging</source>
        <translation>Vor Wiederherstellen oder Zusammenführen</translation>
    </message>
    <message>
        <source>Before an upgrade</source>
        <translation>Vor einer Umstellung</translation>
    </message>
    <message>
        <source>%1, %2: kept “%3”, not “%4”</source>
        <translation>%1, %2: „%3“ behalten, nicht „%4“</translation>
    </message>
    <message>
        <source>%1, %2: both edits kept, here %3, there %4</source>
        <translation>%1, %2: beide Änderungen behalten, hier %3, dort %4</translation>
    </message>
</context>
<context>
    <name>barline::ui::BackupsDialog</name>
    <message>
        <source>Barline backs it up every day and keeps the backups of seven days and five weeks.</source>
        <translation>Barline sichert sie jeden Tag und behält die Sicherungen von sieben Tagen und fünf Wochen.</translation>
    </message>
    <message>
        <source>the backup of %1</source>
        <translation>die Sicherung von %1</translation>
    </message>
    <message>
        <source>Writes everything but the audio as one file.</source>
        <translation>Schreibt alles außer der Musik in eine Datei.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Anlass</translation>
    </message>
    <message>
        <source>The library becomes what it was then.</source>
        <translation>Die Bibliothek wird, was sie damals war.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Replaces the library by an exported one.</source>
        <translation>Ersetzt die Bibliothek durch eine exportierte.</translation>
    </message>
    <message>
        <source>Replace all of the library by %1?</source>
        <translation>Die ganze Bibliothek durch %1 ersetzen?</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Repair at next &amp;start</source>
        <translation>Beim nächsten &amp;Start reparieren</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Merge with another library</source>
        <translation>Mit einer anderen Bibliothek zusammenführen</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Looks at every page, index, reference and edit.</source>
        <translation>Prüft jede Seite, jeden Index, jeden Verweis und jede Änderung.</translation>
    </message>
    <message>
        <source>Import a library</source>
        <translation>Bibliothek importieren</translation>
    </message>
    <message>
        <source>Export the library</source>
        <translation>Bibliothek exportieren</translation>
    </message>
    <message>
        <source>Chec&amp;k library</source>
        <translation>Bibliothek &amp;prüfen</translation>
    </message>
    <message>
        <source>Barline libraries (*.barline-library *.sqlite)</source>
        <translation>Barline-Bibliotheken (*.barline-library *.sqlite)</translation>
    </message>
    <message>
        <source>Backups, the newest first</source>
        <translation>Sicherungen, die neueste zuerst</translation>
    </message>
    <message>
        <source>Backups and repair</source>
        <translation>Sicherungen und Reparatur</translation>
    </message>
    <message>
        <source>Adds another library: newer analyses win, edits of both are kept.</source>
        <translation>Fügt eine andere Bibliothek hinzu: Neuere Analysen gelten, Änderungen beider bleiben.</translation>
    </message>
    <message>
        <source>A backup of what it holds now is made first.</source>
        <translation>Was sie jetzt enthält, wird vorher gesichert.</translation>
    </message>
    <message>
        <source>&amp;Restore…</source>
        <translation>&amp;Wiederherstellen…</translation>
    </message>
    <message>
        <source>&amp;Merge…</source>
        <translation>Zusammen&amp;führen…</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Back up now</source>
        <translation>&amp;Jetzt sichern</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>barline::ui::CareActions</name>
    <message>
        <source>&amp;Backups and repair…</source>
        <translation>&amp;Sicherungen und Reparatur…</translation>
    </message>
</context>
<context>
    <name>barline::ui::CareController</name>
    <message>
        <source>The library is as in %1. What it held before is in a backup of its own.</source>
        <translation>Die Bibliothek ist wie in %1. Was sie vorher enthielt, steht in einer eigenen Sicherung.</translation>
    </message>
    <message>
        <source>The library has been exported to %1.</source>
        <translation>Die Bibliothek ist nach %1 exportiert.</translation>
    </message>
    <message>
        <source>Restoring</source>
        <translation>Stellt wieder her</translation>
    </message>
    <message>
        <source>Preparing the repair</source>
        <translation>Bereitet die Reparatur vor</translation>
    </message>
    <message>
        <source>Merging</source>
        <translation>Führt zusammen</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Exportiert</translation>
    </message>
    <message>
        <source>Checking the library</source>
        <translation>Prüft die Bibliothek</translation>
    </message>
    <message>
        <source>Barline offers to repair the library when it is started next.</source>
        <translation>Barline bietet die Reparatur beim nächsten Start an.</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>Sichert</translation>
    </message>
    <message>
        <source>A backup has been made.</source>
        <translation>Eine Sicherung ist angelegt.</translation>
    </message>
</context>
<context>
    <name>barline::ui::ImportDialog</name>
    <message>
        <source>By the collection: %1</source>
        <translation>Laut Sammlung: %1</translation>
    </message>
    <message>
        <source>1 file is not where the collection says, and is left out.</source>
        <translation>1 Datei ist nicht, wo die Sammlung sie nennt, und wird ausgelassen.</translation>
    </message>
    <message>
        <source>%1 files are not where the collection says, and are left out.</source>
        <translation>%1 Dateien sind nicht, wo die Sammlung sie nennt, und werden ausgelassen.</translation>
    </message>
    <message>
        <source>%1: %2 tracks, %3 of them here, %4 playlists</source>
        <translation>%1: %2 Stücke, davon %3 hier, %4 Wiedergabelisten</translation>
    </message>
    <message>
        <source>Where is what the collection has in %1?</source>
        <translation>Wo ist, was die Sammlung in %1 hat?</translation>
    </message>
    <message>
        <source>Looking for the files…</source>
        <translation>Die Dateien werden gesucht…</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importieren</translation>
    </message>
    <message>
        <source>Files are not touched. What you have rated, coloured or corrected stays.</source>
        <translation>Dateien bleiben unberührt. Was Sie bewertet, gefärbt oder korrigiert haben, bleibt.</translation>
    </message>
    <message>
        <source>Import collection</source>
        <translation>Sammlung importieren</translation>
    </message>
    <message>
        <source>Beat &amp;grids and keys, as references to compare with</source>
        <translation>Schlag&amp;raster und Tonarten als Referenzen zum Vergleich</translation>
    </message>
    <message>
        <source>&amp;Ratings and colours, where the library has none</source>
        <translation>&amp;Bewertungen und Farben, wo die Bibliothek keine hat</translation>
    </message>
    <message>
        <source>&amp;Playlists, as crates</source>
        <translation>&amp;Wiedergabelisten als Crates</translation>
    </message>
    <message>
        <source>&amp;Choose where they are…</source>
        <translation>&amp;Wählen, wo sie sind…</translation>
    </message>
</context>
<context>
    <name>barline::ui::RelinkDialog</name>
    <message>
        <source>%1 files are not there.</source>
        <translation>%1 Dateien sind nicht da.</translation>
    </message>
    <message>
        <source>%1 files have other audio and were left.</source>
        <translation>%1 Dateien enthalten anderen Ton und wurden gelassen.</translation>
    </message>
    <message>
        <source>1 track has its file again.</source>
        <translation>1 Stück hat seine Datei wieder.</translation>
    </message>
    <message>
        <source>%1 tracks have their files again.</source>
        <translation>%1 Stücke haben ihre Dateien wieder.</translation>
    </message>
    <message>
        <source>Where are the files now?</source>
        <translation>Wo sind die Dateien jetzt?</translation>
    </message>
    <message>
        <source>No file is missing.</source>
        <translation>Es fehlt keine Datei.</translation>
    </message>
    <message>
        <source>Now they are &amp;in</source>
        <translation>&amp;Jetzt sind sie in</translation>
    </message>
    <message>
        <source>Files &amp;lay in</source>
        <translation>Dateien &amp;lagen in</translation>
    </message>
    <message>
        <source>&amp;Find files</source>
        <translation>Dateien &amp;finden</translation>
    </message>
    <message>
        <source>Tracks whose files lay in a folder that was moved or renamed find them in the new one, and keep analysis and edits. Only files with the same audio are taken.</source>
        <translation>Stücke, deren Dateien in einem verschobenen oder umbenannten Ordner lagen, finden sie im neuen wieder und behalten Analyse und Bearbeitungen. Nur Dateien mit demselben Ton werden genommen.</translation>
    </message>
    <message>
        <source>Find missing files</source>
        <translation>Fehlende Dateien finden</translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation>&amp;Wählen…</translation>
    </message>
</context>
<context>
    <name>barline::ui::IntakeActions</name>
    <message>
        <source>This file cannot be read as audio.</source>
        <translation>Diese Datei lässt sich nicht als Ton lesen.</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>Diese Datei gibt es nicht.</translation>
    </message>
    <message>
        <source>This file has other audio than the track. Add it as a track of its own.</source>
        <translation>Diese Datei enthält anderen Ton als das Stück. Fügen Sie sie als eigenes Stück hinzu.</translation>
    </message>
    <message>
        <source>The track has its file again.</source>
        <translation>Das Stück hat seine Datei wieder.</translation>
    </message>
    <message>
        <source>From %1: new tracks %2, known tracks %3, crates %4, grids and keys to compare with %5.</source>
        <translation>Aus %1: neue Stücke %2, bekannte Stücke %3, Crates %4, Schlagraster und Tonarten zum Vergleich %5.</translation>
    </message>
    <message>
        <source>Where is the track's file now?</source>
        <translation>Wo ist die Datei des Stücks jetzt?</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Collections and playlists (%1)</source>
        <translation>Sammlungen und Wiedergabelisten (%1)</translation>
    </message>
    <message>
        <source>Import collection</source>
        <translation>Sammlung importieren</translation>
    </message>
    <message>
        <source>&amp;Locate file…</source>
        <translation>Datei &amp;suchen…</translation>
    </message>
    <message>
        <source>Fi&amp;nd missing files…</source>
        <translation>Fe&amp;hlende Dateien finden…</translation>
    </message>
    <message>
        <source>&amp;Import collection…</source>
        <translation>Sammlung &amp;importieren…</translation>
    </message>
    <message>
        <source>Compare with the i&amp;mported grid</source>
        <translation>Mit dem i&amp;mportierten Schlagraster vergleichen</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>Title, artist and other tags of the file are not in the copy.</source>
        <translation>Titel, Künstler und andere Tags der Datei sind nicht in der Kopie.</translation>
    </message>
    <message>
        <source>The sound is decoded for the copy, which sounds the same and is larger than the original.</source>
        <translation>Der Klang wird für die Kopie dekodiert; sie klingt gleich und ist größer als das Original.</translation>
    </message>
    <message>
        <source>Serato's grid has beats, but no metres.</source>
        <translation>Seratos Raster hat Schläge, aber keine Taktarten.</translation>
    </message>
    <message>
        <source>Serato's grid begins with the first downbeat: the pick-up is left out.</source>
        <translation>Seratos Raster beginnt mit der ersten Eins: Der Auftakt fehlt.</translation>
    </message>
    <message>
        <source>A copy of the MP3, FLAC, MPEG-4, AIFF or WAV file, its sound untouched, with the grid in its tags for Serato.</source>
        <translation>Eine Kopie der MP3-, FLAC-, MPEG-4-, AIFF- oder WAV-Datei, der Klang unberührt, mit dem Raster in ihren Tags für Serato.</translation>
    </message>
    <message>
        <source>Copy with Serato beat grid</source>
        <translation>Kopie mit Serato-Beatgrid</translation>
    </message>
    <message>
        <source>The tempo changes; there is room for one, which is that of most of the track, %1 BPM.</source>
        <translation>Das Tempo wechselt; Platz ist für eines: das des größten Teils des Stücks, %1 BPM.</translation>
    </message>
    <message>
        <source>Markers after sample 4,294,967,295 are left out.</source>
        <translation>Marker nach Sample 4.294.967.295 fehlen.</translation>
    </message>
    <message>
        <source>The audio as WAV, sample for sample, with cue points, loops and tempo for editors and samplers.</source>
        <translation>Das Audio als WAV, Sample für Sample, mit Cue-Punkten, Loops und Tempo für Editoren und Sampler.</translation>
    </message>
    <message>
        <source>WAV copy with markers</source>
        <translation>WAV-Kopie mit Markern</translation>
    </message>
    <message>
        <source>Slashes with chord symbols for MuseScore, Sibelius, Dorico and other notation programs.</source>
        <translation>Schrägstriche mit Akkordsymbolen für MuseScore, Sibelius, Dorico und andere Notenprogramme.</translation>
    </message>
    <message>
        <source>MusicXML lead sheet</source>
        <translation>MusicXML-Leadsheet</translation>
    </message>
    <message>
        <source>A sheet of bars and chords by section that is read as text and in songbook programs.</source>
        <translation>Ein Blatt mit Takten und Akkorden nach Abschnitten, als Text und in Liederbuchprogrammen zu lesen.</translation>
    </message>
    <message>
        <source>ChordPro chord sheet</source>
        <translation>ChordPro-Akkordblatt</translation>
    </message>
    <message>
        <source>Pauses between bars are left out: %1 s.</source>
        <translation>Pausen zwischen Takten fallen weg: %1 s.</translation>
    </message>
    <message>
        <source>A sheet counts bars and beats: when exactly they sound, and how sure they are, is left out.</source>
        <translation>Ein Blatt zählt Takte und Schläge: Wann genau sie klingen und wie sicher sie sind, fällt weg.</translation>
    </message>
    <message>
        <source>No bars are known, so there is no sheet to write the chords on.</source>
        <translation>Es sind keine Takte bekannt, also gibt es kein Blatt für die Akkorde.</translation>
    </message>
    <message>
        <source>Chords before the first bar and after the last one are left out.</source>
        <translation>Akkorde vor dem ersten und nach dem letzten Takt fallen weg.</translation>
    </message>
    <message>
        <source>Chords too short for a place of their own are left out: %1.</source>
        <translation>Akkorde, die für einen eigenen Platz zu kurz sind, fallen weg: %1.</translation>
    </message>
    <message>
        <source>Changes of chord between beats go to the nearest half beat: %1.</source>
        <translation>Akkordwechsel zwischen Schlägen kommen auf den nächsten halben Schlag: %1.</translation>
    </message>
    <message>
        <source>Changes of chord between beats go to the nearest beat: %1.</source>
        <translation>Akkordwechsel zwischen Schlägen kommen auf den nächsten Schlag: %1.</translation>
    </message>
    <message>
        <source>A cue sheet holds 99 tracks: %1 of %2 sections are written.</source>
        <translation>Ein Cue-Sheet fasst 99 Titel: %1 von %2 Abschnitten werden geschrieben.</translation>
    </message>
    <message>
        <source>Times are rounded to 1/75 s, as compact discs have them.</source>
        <translation>Zeiten sind auf 1/75 s gerundet, wie CDs sie haben.</translation>
    </message>
    <message>
        <source>Sections as tracks of the audio file, for players; keep it beside the audio file.</source>
        <translation>Abschnitte als Titel der Audiodatei, für Abspielprogramme; neben der Audiodatei aufbewahren.</translation>
    </message>
    <message>
        <source>Cue sheet</source>
        <translation>Cue-Sheet</translation>
    </message>
    <message>
        <source>Traktor's grid has beats, but no metres.</source>
        <translation>Traktors Raster hat Schläge, aber keine Taktarten.</translation>
    </message>
    <message>
        <source>The grid has %1 tempo markers; Traktor before Pro 4 keeps the first alone.</source>
        <translation>Das Raster hat %1 Tempomarken; Traktor vor Pro 4 behält nur die erste.</translation>
    </message>
    <message>
        <source>Beat grids, keys and sections as cue points for Traktor.</source>
        <translation>Beatgrids, Tonarten und Abschnitte als Cue-Punkte für Traktor.</translation>
    </message>
    <message>
        <source>Traktor collection</source>
        <translation>Traktor-Sammlung</translation>
    </message>
    <message>
        <source>This is an MP3 file: other programs may begin it some 26 ms earlier or later than Barline. Check one beat.</source>
        <translation>Dies ist eine MP3-Datei: Andere Programme beginnen sie womöglich etwa 26 ms früher oder später als Barline. Prüfen Sie einen Schlag.</translation>
    </message>
    <message>
        <source>The key changes; there is room for one, which is that of the track as a whole, %1.</source>
        <translation>Die Tonart wechselt; Platz ist für eine: die des Stücks als Ganzes, %1.</translation>
    </message>
    <message>
        <source>The beats end at %1 s; the program's grid runs on to the end of the track.</source>
        <translation>Die Schläge enden bei %1 s; das Raster des Programms läuft bis zum Ende des Stücks weiter.</translation>
    </message>
    <message>
        <source>The pulse pauses %1 times; the program's grid runs on through the pauses.</source>
        <translation>Der Puls pausiert %1-mal; das Raster des Programms läuft in den Pausen weiter.</translation>
    </message>
    <message>
        <source>Metres with dotted beats are written by their beats: 6/8 as 2/4.</source>
        <translation>Taktarten mit punktierten Schlägen stehen nach ihren Schlägen da: 6/8 als 2/4.</translation>
    </message>
    <message>
        <source>Tempi have two decimals, so beats are up to %1 ms off; tempo markers: %2.</source>
        <translation>Tempi haben zwei Nachkommastellen, daher liegen Schläge bis zu %1 ms daneben; Tempomarken: %2.</translation>
    </message>
    <message>
        <source>Beat grids, keys and sections as memory cues; choose the file in rekordbox's preferences.</source>
        <translation>Beatgrids, Tonarten und Abschnitte als Memory Cues; die Datei in den Einstellungen von rekordbox wählen.</translation>
    </message>
    <message>
        <source>rekordbox collection</source>
        <translation>rekordbox-Sammlung</translation>
    </message>
    <message>
        <source>Times are rounded to the millisecond.</source>
        <translation>Zeiten sind auf die Millisekunde gerundet.</translation>
    </message>
    <message>
        <source>For REAPER's Region/Marker Manager; set the project's ruler to minutes and seconds before importing.</source>
        <translation>Für REAPERs Region/Marker Manager; vor dem Import das Lineal des Projekts auf Minuten und Sekunden stellen.</translation>
    </message>
    <message>
        <source>REAPER regions and markers</source>
        <translation>REAPER-Regionen und -Marker</translation>
    </message>
    <message>
        <source>Chords after the last bar are left out.</source>
        <translation>Akkorde nach dem letzten Takt fehlen.</translation>
    </message>
    <message>
        <source>The pick-up becomes a short bar of its own, as sequencers have it.</source>
        <translation>Der Auftakt wird ein eigener kurzer Takt, wie Sequencer ihn kennen.</translation>
    </message>
    <message>
        <source>The pulse pauses %1 times; in the file it goes on evenly through them.</source>
        <translation>Der Puls pausiert %1-mal; in der Datei läuft er dort gleichmäßig weiter.</translation>
    </message>
    <message>
        <source>Every beat, bar, key, section and chord for a sequencer, counted in from where the audio begins.</source>
        <translation>Alle Schläge, Takte, Tonarten, Abschnitte und Akkorde für einen Sequencer, eingezählt ab dem Beginn des Audios.</translation>
    </message>
    <message>
        <source>MIDI tempo map</source>
        <translation>MIDI-Tempospur</translation>
    </message>
    <message>
        <source>The timeline on pages to print, eight bars a line; it fits A4 and Letter.</source>
        <translation>Der Verlauf auf Seiten zum Drucken, acht Takte in der Zeile; passt auf A4 und Letter.</translation>
    </message>
    <message>
        <source>Picture (PDF)</source>
        <translation>Bild (PDF)</translation>
    </message>
    <message>
        <source>The same on black.</source>
        <translation>Dasselbe auf Schwarz.</translation>
    </message>
    <message>
        <source>Dark picture (PNG)</source>
        <translation>Dunkles Bild (PNG)</translation>
    </message>
    <message>
        <source>The timeline line by line as pixels, for mails and messages.</source>
        <translation>Der Verlauf Zeile für Zeile als Pixel, für Mails und Nachrichten.</translation>
    </message>
    <message>
        <source>Picture (PNG)</source>
        <translation>Bild (PNG)</translation>
    </message>
    <message>
        <source>The whole timeline on one long line, to scroll along.</source>
        <translation>Der ganze Verlauf auf einer langen Zeile, zum Entlangrollen.</translation>
    </message>
    <message>
        <source>Strip (SVG)</source>
        <translation>Streifen (SVG)</translation>
    </message>
    <message>
        <source>The same on black, for dark pages and slides.</source>
        <translation>Dasselbe auf Schwarz, für dunkle Seiten und Folien.</translation>
    </message>
    <message>
        <source>Dark picture (SVG)</source>
        <translation>Dunkles Bild (SVG)</translation>
    </message>
    <message>
        <source>The timeline line by line, sharp at any size, for pages and drawing programs.</source>
        <translation>Der Verlauf Zeile für Zeile, scharf in jeder Größe, für Seiten und Zeichenprogramme.</translation>
    </message>
    <message>
        <source>Picture (SVG)</source>
        <translation>Bild (SVG)</translation>
    </message>
    <message>
        <source>Tidy tables for spreadsheets and statistics, one file for each layer.</source>
        <translation>Aufgeräumte Tabellen für Tabellenkalkulation und Statistik, eine Datei je Ebene.</translation>
    </message>
    <message>
        <source>CSV tables</source>
        <translation>CSV-Tabellen</translation>
    </message>
    <message>
        <source>Other readings of the beat grid are left out.</source>
        <translation>Andere Lesarten des Taktrasters fallen weg.</translation>
    </message>
    <message>
        <source>One annotation file for music research: beats, tempo, key, chords, sections.</source>
        <translation>Eine Annotationsdatei für die Musikforschung: Schläge, Tempo, Tonart, Akkorde, Abschnitte.</translation>
    </message>
    <message>
        <source>JAMS</source>
        <translation>JAMS</translation>
    </message>
    <message>
        <source>JAMS has no namespace for measures and curves: they go into its sandbox.</source>
        <translation>JAMS hat keinen Namensraum für Messwerte und Kurven: Sie kommen in seine Sandbox.</translation>
    </message>
    <message>
        <source>Beats, chords, sections, key and tempo as text files for evaluation by mir_eval.</source>
        <translation>Schläge, Akkorde, Abschnitte, Tonart und Tempo als Textdateien für die Auswertung mit mir_eval.</translation>
    </message>
    <message>
        <source>mir_eval text</source>
        <translation>mir_eval-Text</translation>
    </message>
    <message>
        <source>Sections are written with the letters that say which repeat, without their names.</source>
        <translation>Abschnitte werden mit den Buchstaben geschrieben, die sagen, welche sich wiederholen, ohne ihre Namen.</translation>
    </message>
    <message>
        <source>Bars are written as downbeats, without their metres.</source>
        <translation>Takte werden als Einsen geschrieben, ohne ihre Taktarten.</translation>
    </message>
    <message>
        <source>One tempo stands for the whole track; changes of tempo left out: %1.</source>
        <translation>Ein Tempo steht für das ganze Stück; weggelassene Tempowechsel: %1.</translation>
    </message>
    <message>
        <source>One key stands for the whole track; changes of key left out: %1.</source>
        <translation>Eine Tonart steht für das ganze Stück; weggelassene Tonartwechsel: %1.</translation>
    </message>
    <message>
        <source>Layer files that Sonic Visualiser opens over the audio, coloured and labelled.</source>
        <translation>Ebenendateien, die Sonic Visualiser farbig und beschriftet über dem Klang öffnet.</translation>
    </message>
    <message>
        <source>Sonic Visualiser layers</source>
        <translation>Sonic-Visualiser-Ebenen</translation>
    </message>
    <message>
        <source>Times are rounded to whole audio frames of 1/%1 s.</source>
        <translation>Zeiten werden auf ganze Abtastwerte von 1/%1 s gerundet.</translation>
    </message>
    <message>
        <source>Annotation layers that Sonic Visualiser imports, one table for each.</source>
        <translation>Ebenen, die Sonic Visualiser importiert, eine Tabelle je Ebene.</translation>
    </message>
    <message>
        <source>Sonic Visualiser CSV</source>
        <translation>Sonic-Visualiser-CSV</translation>
    </message>
    <message>
        <source>Label tracks for Audacity (File, Import, Labels), one text file for each layer.</source>
        <translation>Textspuren für Audacity (Datei, Import, Textmarken), eine Textdatei je Ebene.</translation>
    </message>
    <message>
        <source>Audacity labels</source>
        <translation>Audacity-Textmarken</translation>
    </message>
    <message>
        <source>How strong transients are is left out.</source>
        <translation>Wie stark Transienten sind, fällt weg.</translation>
    </message>
    <message>
        <source>Labels can hold the stretches of steady tempo, not the curve of the local tempo.</source>
        <translation>Textmarken können die Strecken gleichen Tempos enthalten, nicht die Kurve des örtlichen Tempos.</translation>
    </message>
    <message>
        <source>Sections with names of their own are written without the letter that says which repeat.</source>
        <translation>Abschnitte mit eigenem Namen werden ohne den Buchstaben geschrieben, der sagt, welche sich wiederholen.</translation>
    </message>
    <message>
        <source>Chords are written as they change; the one chord for each bar is left out.</source>
        <translation>Akkorde werden geschrieben, wie sie wechseln; der eine Akkord je Takt fällt weg.</translation>
    </message>
    <message>
        <source>Only the likeliest beats, keys and chords are written, not the second choices.</source>
        <translation>Nur die wahrscheinlichsten Schläge, Tonarten und Akkorde werden geschrieben, die zweite Wahl nicht.</translation>
    </message>
    <message>
        <source>How sure Barline is of each entry is left out.</source>
        <translation>Wie sicher sich Barline bei jedem Eintrag ist, fällt weg.</translation>
    </message>
    <message>
        <source>Everything Barline knows of a track, for scripts.</source>
        <translation>Alles, was Barline über ein Stück weiß, für Skripte.</translation>
    </message>
    <message>
        <source>Barline JSON</source>
        <translation>Barline-JSON</translation>
    </message>
    <message>
        <source>Waveform</source>
        <translation>Wellenform</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>Messwerte</translation>
    </message>
    <message>
        <source>Features of bars</source>
        <translation>Merkmale der Takte</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Transients</source>
        <translation>Transienten</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>Chords</source>
        <translation>Akkorde</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tonart</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Bars and metre</source>
        <translation>Takte und Taktart</translation>
    </message>
    <message>
        <source>Beats</source>
        <translation>Schläge</translation>
    </message>
</context>
<context>
    <name>Chunks</name>
    <message>
        <source>number of files by size · %1, %2, %3 kHz %4</source>
        <translation>Anzahl der Dateien nach Größe · %1, %2, %3 kHz %4</translation>
    </message>
    <message>
        <source>%1 channels</source>
        <translation>%1 Kanäle</translation>
    </message>
    <message>
        <source>stereo</source>
        <translation>stereo</translation>
    </message>
    <message>
        <source>mono</source>
        <translation>mono</translation>
    </message>
    <message>
        <source>%1 chunks</source>
        <translation>%1 Ausschnitte</translation>
    </message>
    <message>
        <source>%1 sections</source>
        <translation>%1 Teile</translation>
    </message>
    <message>
        <source>%1 beats</source>
        <translation>%1 Schläge</translation>
    </message>
    <message>
        <source>%1 bars</source>
        <translation>%1 Takte</translation>
    </message>
    <message>
        <source>bar %1</source>
        <translation>Takt %1</translation>
    </message>
    <message>
        <source>bars %1–%2</source>
        <translation>Takte %1–%2</translation>
    </message>
    <message>
        <source>bar %1, beat %2</source>
        <translation>Takt %1, Schlag %2</translation>
    </message>
    <message>
        <source>section %1</source>
        <translation>Teil %1</translation>
    </message>
    <message>
        <source>The audio ends before its timeline does: the file has changed and is to be analysed again.</source>
        <translation>Der Ton endet vor seiner Zeitleiste: Die Datei hat sich geändert und muss neu analysiert werden.</translation>
    </message>
    <message>
        <source>%1 would be larger than a WAV file can be. Choose FLAC, or shorter chunks.</source>
        <translation>%1 würde größer, als eine WAV-Datei sein kann. Wählen Sie FLAC oder kürzere Ausschnitte.</translation>
    </message>
    <message>
        <source>The filter selects none of the %1 chunks.</source>
        <translation>Der Filter wählt keinen der %1 Ausschnitte aus.</translation>
    </message>
    <message>
        <source>There is not enough space in %1: the chunks take up to %2, and %3 are free.</source>
        <translation>In %1 ist nicht genug Platz: Die Ausschnitte brauchen bis zu %2, und %3 sind frei.</translation>
    </message>
    <message>
        <source>The peak of the whole track is not known: level each chunk instead.</source>
        <translation>Der Spitzenpegel des ganzen Stücks ist nicht bekannt: Pegeln Sie stattdessen jeden Ausschnitt aus.</translation>
    </message>
    <message>
        <source>FLAC holds no floats, and the file has them: choose WAV to copy its samples bit for bit, or 24 bits.</source>
        <translation>FLAC kann keine Gleitkommazahlen aufnehmen, aus denen die Datei besteht: Wählen Sie WAV, um ihre Werte Bit für Bit zu kopieren, oder 24 Bit.</translation>
    </message>
    <message>
        <source>FLAC holds at most 24 bits, and the file has %1: choose WAV to copy its samples bit for bit, or 24 bits.</source>
        <translation>FLAC kann höchstens 24 Bit aufnehmen, und die Datei hat %1: Wählen Sie WAV, um ihre Werte Bit für Bit zu kopieren, oder 24 Bit.</translation>
    </message>
    <message>
        <source>“{%1}” is not understood: write {bar:04} for four digits or {bpm:.1} for one decimal.</source>
        <translation>„{%1}“ ist nicht verständlich: Schreiben Sie {bar:04} für vier Stellen oder {bpm:.1} für eine Nachkommastelle.</translation>
    </message>
    <message>
        <source>“%1” does not say what it is: write chord:%1 or section:%1.</source>
        <translation>„%1“ sagt nicht, was es ist: Schreiben Sie chord:%1 oder section:%1.</translation>
    </message>
    <message>
        <source>“%1” is nothing to select chunks by: there are bars, beat, chord, section, key, bpm and metre.</source>
        <translation>Nach „%1“ lassen sich keine Ausschnitte auswählen: Es gibt bars, beat, chord, section, key, bpm und metre.</translation>
    </message>
    <message>
        <source>“%1” is no number and no range such as 1-16.</source>
        <translation>„%1“ ist keine Zahl und kein Bereich wie 1-16.</translation>
    </message>
    <message>
        <source>“%1” is no chord.</source>
        <translation>„%1“ ist kein Akkord.</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Jahr</translation>
    </message>
    <message>
        <source>Where it begins in the file, in seconds</source>
        <translation>Beginn in der Datei, in Sekunden</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>There is no field {%1} for names.</source>
        <translation>Für Namen gibt es kein Feld {%1}.</translation>
    </message>
    <message>
        <source>There are no sections to cut by in this passage.</source>
        <translation>In dieser Passage gibt es keine Abschnitte, an denen geschnitten werden kann.</translation>
    </message>
    <message>
        <source>There are no bars to cut by: this passage has no known beat.</source>
        <translation>Es gibt keine Takte, an denen geschnitten werden kann: In dieser Passage ist kein Schlag bekannt.</translation>
    </message>
    <message>
        <source>The section's number in the track, 1 up</source>
        <translation>Nummer des Abschnitts im Stück, ab 1</translation>
    </message>
    <message>
        <source>The section's name, or else its letter</source>
        <translation>Name des Abschnitts, sonst sein Buchstabe</translation>
    </message>
    <message>
        <source>The peak is to be between −96 and 0 dBFS.</source>
        <translation>Der Spitzenpegel muss zwischen −96 und 0 dBFS liegen.</translation>
    </message>
    <message>
        <source>The letter of sections that are alike</source>
        <translation>Buchstabe gleicher Abschnitte</translation>
    </message>
    <message>
        <source>The last bar in it</source>
        <translation>Letzter Takt darin</translation>
    </message>
    <message>
        <source>The file's name without its ending</source>
        <translation>Name der Datei ohne Endung</translation>
    </message>
    <message>
        <source>The chunk's number in the track, 1 up</source>
        <translation>Nummer des Ausschnitts im Stück, ab 1</translation>
    </message>
    <message>
        <source>The chord that sounds longest</source>
        <translation>Akkord, der am längsten klingt</translation>
    </message>
    <message>
        <source>The beat in the bar, of chunks of one beat</source>
        <translation>Schlag im Takt, bei Ausschnitten von einem Schlag</translation>
    </message>
    <message>
        <source>The bar in which it begins</source>
        <translation>Takt, in dem es beginnt</translation>
    </message>
    <message>
        <source>Tempo in beats per minute</source>
        <translation>Tempo in Schlägen pro Minute</translation>
    </message>
    <message>
        <source>Metre</source>
        <translation>Taktart</translation>
    </message>
    <message>
        <source>Key as Camelot number</source>
        <translation>Tonart als Camelot-Nummer</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tonart</translation>
    </message>
    <message>
        <source>How long it is, in seconds</source>
        <translation>Dauer in Sekunden</translation>
    </message>
    <message>
        <source>Genre</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>FLAC holds no floats: choose WAV, or 24 bits.</source>
        <translation>FLAC kann keine Gleitkommazahlen aufnehmen: Wählen Sie WAV oder 24 Bit.</translation>
    </message>
    <message>
        <source>Chunks are filled up to between a millisecond and 10 minutes.</source>
        <translation>Ausschnitte werden auf eine Millisekunde bis 10 Minuten aufgefüllt.</translation>
    </message>
    <message>
        <source>Artist</source>
        <translation>Interpret</translation>
    </message>
    <message>
        <source>Album</source>
        <translation>Album</translation>
    </message>
    <message>
        <source>A “}” is missing in the pattern of names.</source>
        <translation>Im Muster für Namen fehlt eine „}“.</translation>
    </message>
    <message>
        <source>A “{” is missing in the pattern of names.</source>
        <translation>Im Muster für Namen fehlt eine „{“.</translation>
    </message>
    <message>
        <source>A value is missing after “%1:” in the filter.</source>
        <translation>Im Filter fehlt ein Wert nach „%1:“.</translation>
    </message>
    <message>
        <source>A fade takes at most 10 seconds.</source>
        <translation>Eine Blende dauert höchstens 10 Sekunden.</translation>
    </message>
    <message>
        <source>A double quote is missing in the filter.</source>
        <translation>Im Filter fehlt ein Anführungszeichen.</translation>
    </message>
    <message>
        <source>A chunk holds at least one bar.</source>
        <translation>Ein Ausschnitt enthält mindestens einen Takt.</translation>
    </message>
</context>
<context>
    <name>Picture</name>
    <message>
        <source>page %1 of %2</source>
        <translation>Seite %1 von %2</translation>
    </message>
    <message>
        <source>dashed and “?”: doubtful</source>
        <translation>gestrichelt und „?“: zweifelhaft</translation>
    </message>
    <message>
        <source>above</source>
        <translation>darüber</translation>
    </message>
    <message>
        <source>180 Hz to 2.4 kHz</source>
        <translation>180 Hz bis 2,4 kHz</translation>
    </message>
    <message>
        <source>below 180 Hz</source>
        <translation>unter 180 Hz</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tonart</translation>
    </message>
    <message>
        <source>Chords</source>
        <translation>Akkorde</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Form</translation>
    </message>
</context>
<context>
    <name>ExportSubject</name>
    <message>
        <source>Selection · %1</source>
        <translation>Auswahl · %1</translation>
    </message>
    <message>
        <source>Selected track</source>
        <translation>Ausgewähltes Stück</translation>
    </message>
    <message>
        <source>Open track · %1</source>
        <translation>Offenes Stück · %1</translation>
    </message>
    <message>
        <source>1 track</source>
        <translation>1 Stück</translation>
    </message>
    <message>
        <source>1 file</source>
        <translation>1 Datei</translation>
    </message>
    <message>
        <source>%1–%2, %3 s</source>
        <translation>%1–%2, %3 s</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 tracks</source>
        <translation>%1 Stücke</translation>
    </message>
    <message>
        <source>%1 selected tracks</source>
        <translation>%1 ausgewählte Stücke</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>%1 files</source>
        <translation>%1 Dateien</translation>
    </message>
</context>
<context>
    <name>LibraryExport</name>
    <message>
        <source>The tracks are not in the library any more.</source>
        <translation>Die Stücke sind nicht mehr in der Bibliothek.</translation>
    </message>
</context>
<context>
    <name>barline::ui::ExportActions</name>
    <message>
        <source>Make a &amp;dataset…</source>
        <translation>&amp;Datensatz machen…</translation>
    </message>
    <message>
        <source>Export c&amp;hunks…</source>
        <translation>A&amp;usschnitte exportieren…</translation>
    </message>
    <message>
        <source>&amp;Report…</source>
        <translation>&amp;Bericht…</translation>
    </message>
    <message>
        <source>Tracks found</source>
        <translation>Gefundene Stücke</translation>
    </message>
    <message>
        <source>Take elsewhere</source>
        <translation>Weitergeben</translation>
    </message>
    <message>
        <source>Similar tracks</source>
        <translation>Ähnliche Stücke</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>&amp;Export timeline…</source>
        <translation>&amp;Zeitleiste exportieren…</translation>
    </message>
</context>
<context>
    <name>barline::ui::ExportDialog</name>
    <message>
        <source>No track is open or selected</source>
        <translation>Kein Stück ist offen oder ausgewählt</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>&amp;Was</translation>
    </message>
</context>
<context>
    <name>barline::ui::FormatListModel</name>
    <message>
        <source>Studio</source>
        <translation>Studio</translation>
    </message>
    <message>
        <source>Scripts and spreadsheets</source>
        <translation>Skripte und Tabellen</translation>
    </message>
    <message>
        <source>Research and annotation</source>
        <translation>Forschung und Annotation</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>DJ programs</source>
        <translation>DJ-Programme</translation>
    </message>
    <message>
        <source>Chord sheets</source>
        <translation>Akkordblätter</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 Experimental: its makers have not described the format.</source>
        <translation>%1 Experimentell: Die Hersteller haben das Format nicht beschrieben.</translation>
    </message>
</context>
<context>
    <name>barline::ui::LayerTicks</name>
    <message>
        <source>%1 cannot hold: %2.</source>
        <translation>Nicht aufnehmen kann %1: %2.</translation>
    </message>
    <message>
        <source>%1 cannot hold this.</source>
        <translation>%1 kann das nicht aufnehmen.</translation>
    </message>
    <message>
        <source>Nothing is known of this in the track.</source>
        <translation>Davon ist in diesem Stück nichts bekannt.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>%1 (none)</source>
        <translation>%1 (keine)</translation>
    </message>
</context>
<context>
    <name>barline::ui::PreviewPane</name>
    <message>
        <source>Reading the track…</source>
        <translation>Lese das Stück…</translation>
    </message>
    <message>
        <source>… and so on</source>
        <translation>… und so weiter</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
</context>
<context>
    <name>barline::ui::RunBar</name>
    <message>
        <source>What failed</source>
        <translation>Was fehlgeschlagen ist</translation>
    </message>
    <message>
        <source>S&amp;kip</source>
        <translation>Übersp&amp;ringen</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lesen…</translation>
    </message>
    <message>
        <source>Nothing was written</source>
        <translation>Es wurde nichts geschrieben</translation>
    </message>
    <message>
        <source>For &amp;all</source>
        <translation>Für &amp;alle</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Cancelled. %1</source>
        <translation>Abgebrochen. %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Show in folder</source>
        <translation>Im &amp;Ordner zeigen</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>&amp;Ersetzen</translation>
    </message>
    <message>
        <source>&amp;Keep both</source>
        <translation>&amp;Beide behalten</translation>
    </message>
    <message>
        <source>%1 skipped</source>
        <translation>%1 übersprungen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 exists.</source>
        <translation>%1 gibt es schon.</translation>
    </message>
</context>
<context>
    <name>barline::ui::TargetFields</name>
    <message>
        <source>will be made</source>
        <translation>wird angelegt</translation>
    </message>
    <message>
        <source>as each track is called</source>
        <translation>wie das jeweilige Stück heißt</translation>
    </message>
    <message>
        <source>Where the files go</source>
        <translation>Wohin die Dateien kommen</translation>
    </message>
    <message>
        <source>Type a whole path, from / on.</source>
        <translation>Geben Sie den ganzen Pfad ein, ab /.</translation>
    </message>
    <message>
        <source>This folder cannot be made.</source>
        <translation>Dieser Ordner kann nicht angelegt werden.</translation>
    </message>
    <message>
        <source>Nothing can be written here.</source>
        <translation>Hier kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Na&amp;me</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>&amp;Wählen…</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Ordner</translation>
    </message>
    <message>
        <source>%1 · will be made</source>
        <translation>%1 · wird angelegt</translation>
    </message>
    <message>
        <source>%1 needed, only %2 free</source>
        <translation>%1 nötig, nur %2 frei</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 frei</translation>
    </message>
</context>
<context>
    <name>barline::ui::TimelinePage</name>
    <message>
        <source>The audio is copied, and what is ticked is put into the copy.</source>
        <translation>Der Ton wird kopiert, und in die Kopie kommt, was angekreuzt ist.</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>… und %1 weitere</translation>
    </message>
    <message>
        <source>Analysis only</source>
        <translation>Nur Analyse</translation>
    </message>
    <message>
        <source>With edits</source>
        <translation>Mit Änderungen</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Fassung</translation>
    </message>
    <message>
        <source>Times from</source>
        <translation>Zeiten ab</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Tick what goes into the file.</source>
        <translation>Kreuzen Sie an, was in die Datei kommt.</translation>
    </message>
    <message>
        <source>This track has no edits.</source>
        <translation>Dieses Stück hat keine Änderungen.</translation>
    </message>
    <message>
        <source>This file cannot be shown as text.</source>
        <translation>Diese Datei lässt sich nicht als Text zeigen.</translation>
    </message>
    <message>
        <source>There is nothing to write: none of what is ticked is known of this track.</source>
        <translation>Es gibt nichts zu schreiben: Von dem, was angekreuzt ist, ist in diesem Stück nichts bekannt.</translation>
    </message>
    <message>
        <source>Start of track</source>
        <translation>Anfang des Stücks</translation>
    </message>
    <message>
        <source>Start of selection</source>
        <translation>Anfang der Auswahl</translation>
    </message>
    <message>
        <source>Open a track, or select tracks in the library.</source>
        <translation>Öffnen Sie ein Stück, oder wählen Sie Stücke in der Bibliothek aus.</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>Formate</translation>
    </message>
    <message>
        <source>First of %1: %2</source>
        <translation>Erster von %1: %2</translation>
    </message>
    <message>
        <source>E&amp;xport track</source>
        <translation>Stück e&amp;xportieren</translation>
    </message>
    <message>
        <source>E&amp;xport selection</source>
        <translation>Auswahl e&amp;xportieren</translation>
    </message>
    <message>
        <source>E&amp;xport %1</source>
        <translation>%1 e&amp;xportieren</translation>
    </message>
    <message>
        <source>Choose a format.</source>
        <translation>Wählen Sie ein Format.</translation>
    </message>
    <message>
        <source>Choose a folder that can be written.</source>
        <translation>Wählen Sie einen Ordner, in den geschrieben werden kann.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
</context>
<context>
    <name>Dashboard</name>
    <message>
        <source>yesterday %1</source>
        <translation>gestern %1</translation>
    </message>
    <message>
        <source>today %1</source>
        <translation>heute %1</translation>
    </message>
    <message>
        <source>since Barline %1, %2</source>
        <translation>seit Barline %1, %2</translation>
    </message>
    <message>
        <source>since %1 version %2, %3</source>
        <translation>seit %1 Version %2, %3</translation>
    </message>
    <message>
        <source>in this run</source>
        <translation>in diesem Lauf</translation>
    </message>
    <message>
        <source>in the last %1 runs</source>
        <translation>in den letzten %1 Läufen</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>Decode</source>
        <translation>Dekodieren</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>Zwischenspeicher</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>barline::ui::ChunkChart</name>
    <message>
        <source>median %1 kB</source>
        <translation>Median %1 kB</translation>
    </message>
    <message>
        <source>No chunks have been exported.</source>
        <translation>Es wurden keine Ausschnitte exportiert.</translation>
    </message>
    <message>
        <source>Export chunks of this track to see how large they are.</source>
        <translation>Exportieren Sie Ausschnitte dieses Stücks, um zu sehen, wie groß sie sind.</translation>
    </message>
    <message>
        <source>Chunk sizes</source>
        <translation>Größe der Ausschnitte</translation>
    </message>
    <message>
        <source>5 % below %1 kB · 5 % above %2 kB · smallest: %3</source>
        <translation>5 % unter %1 kB · 5 % über %2 kB · kleinstes: %3</translation>
    </message>
    <message>
        <source>%1 of %2–%3 kB</source>
        <translation>%1 mit %2–%3 kB</translation>
    </message>
    <message>
        <source>%1 kB</source>
        <translation>%1 kB</translation>
    </message>
    <message>
        <source>%1 MB in all</source>
        <translation>insgesamt %1 MB</translation>
    </message>
</context>
<context>
    <name>barline::ui::DashboardBar</name>
    <message>
        <source>the run before it</source>
        <translation>den Lauf davor</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>no run before it</source>
        <translation>kein Lauf davor</translation>
    </message>
    <message>
        <source>no run</source>
        <translation>kein Lauf</translation>
    </message>
    <message>
        <source>median of its last %1 runs</source>
        <translation>Median der letzten %1 Läufe</translation>
    </message>
    <message>
        <source>against</source>
        <translation>gegen</translation>
    </message>
    <message>
        <source>What it is held against</source>
        <translation>Womit er verglichen wird</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>This run</source>
        <translation>Dieser Lauf</translation>
    </message>
    <message>
        <source>Save what is shown</source>
        <translation>Sichern, was gezeigt wird</translation>
    </message>
    <message>
        <source>Run that is shown</source>
        <translation>Lauf, der gezeigt wird</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Overlay a run</source>
        <translation>Lauf darüberlegen</translation>
    </message>
    <message>
        <source>Other files</source>
        <translation>Andere Dateien</translation>
    </message>
    <message>
        <source>No overlay</source>
        <translation>Nichts darüber</translation>
    </message>
    <message>
        <source>Median of its last %1 runs</source>
        <translation>Median der letzten %1 Läufe</translation>
    </message>
    <message>
        <source>Lay another run over it, of this file or another</source>
        <translation>Einen anderen Lauf darüberlegen, von dieser oder einer anderen Datei</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>As a table (CSV)…</source>
        <translation>Als Tabelle (CSV)…</translation>
    </message>
    <message>
        <source>As a picture (PNG)…</source>
        <translation>Als Bild (PNG)…</translation>
    </message>
    <message>
        <source>As a drawing (SVG)…</source>
        <translation>Als Zeichnung (SVG)…</translation>
    </message>
</context>
<context>
    <name>barline::ui::DashboardExport</name>
    <message>
        <source>Saved as %1.</source>
        <translation>Gesichert als %1.</translation>
    </message>
    <message>
        <source>Save as a table</source>
        <translation>Als Tabelle sichern</translation>
    </message>
    <message>
        <source>Save as a picture</source>
        <translation>Als Bild sichern</translation>
    </message>
    <message>
        <source>Save as a drawing</source>
        <translation>Als Zeichnung sichern</translation>
    </message>
</context>
<context>
    <name>barline::ui::DashboardPage</name>
    <message>
        <source>Queue, the last 24 hours</source>
        <translation>Warteschlange, die letzten 24 Stunden</translation>
    </message>
    <message>
        <source>Performance</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>Analyse a track to see where the time goes.</source>
        <translation>Analysieren Sie ein Stück, um zu sehen, wohin die Zeit geht.</translation>
    </message>
    <message>
        <source>%1 performance</source>
        <translation>%1 Leistung</translation>
    </message>
</context>
<context>
    <name>barline::ui::FigureCards</name>
    <message>
        <source>the first run with these settings</source>
        <translation>der erste Lauf mit diesen Einstellungen</translation>
    </message>
    <message>
        <source>steps taken from earlier analyses</source>
        <translation>Schritte aus früheren Analysen</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>of the whole program</source>
        <translation>des ganzen Programms</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>nothing was known of this file</source>
        <translation>von dieser Datei war nichts bekannt</translation>
    </message>
    <message>
        <source>cache switched off for this run</source>
        <translation>für diesen Lauf abgeschaltet</translation>
    </message>
    <message>
        <source>as the median</source>
        <translation>wie der Median</translation>
    </message>
    <message>
        <source>as before</source>
        <translation>wie zuvor</translation>
    </message>
    <message>
        <source>Real-time factor</source>
        <translation>Echtzeitfaktor</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>Höchster Speicherbedarf</translation>
    </message>
    <message>
        <source>Parallel speed-up</source>
        <translation>Parallelität</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Kennzahlen</translation>
    </message>
    <message>
        <source>Cache hits</source>
        <translation>Aus dem Speicher</translation>
    </message>
    <message>
        <source>CPU %1 over wall %2, %3 cores</source>
        <translation>CPU %1 in %2, %3 Kerne</translation>
    </message>
    <message>
        <source>CPU %1 over wall %2, %3 core</source>
        <translation>CPU %1 in %2, %3 Kern</translation>
    </message>
    <message>
        <source>Analysis time</source>
        <translation>Analysezeit</translation>
    </message>
    <message>
        <source>%1 slower than the median</source>
        <translation>%1 langsamer als der Median</translation>
    </message>
    <message>
        <source>%1 slower</source>
        <translation>%1 langsamer</translation>
    </message>
    <message>
        <source>%1 of audio in %2</source>
        <translation>%1 Ton in %2</translation>
    </message>
    <message>
        <source>%1 faster than the median</source>
        <translation>%1 schneller als der Median</translation>
    </message>
    <message>
        <source>%1 faster</source>
        <translation>%1 schneller</translation>
    </message>
    <message>
        <source>%1 MB more</source>
        <translation>%1 MB mehr</translation>
    </message>
    <message>
        <source>%1 MB less</source>
        <translation>%1 MB weniger</translation>
    </message>
    <message>
        <source>%1 MB below the median</source>
        <translation>%1 MB unter dem Median</translation>
    </message>
    <message>
        <source>%1 MB above the median</source>
        <translation>%1 MB über dem Median</translation>
    </message>
</context>
<context>
    <name>barline::ui::HistoryChart</name>
    <message>
        <source>usual range %1–%2 s, median %3 s</source>
        <translation>üblich %1–%2 s, Median %3 s</translation>
    </message>
    <message>
        <source>Run history of %1</source>
        <translation>Verlauf von %1</translation>
    </message>
    <message>
        <source>No run has computed this step.</source>
        <translation>Kein Lauf hat diesen Schritt berechnet.</translation>
    </message>
    <message>
        <source>No run has computed it.</source>
        <translation>Kein Lauf hat ihn berechnet.</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>1 Lauf</translation>
    </message>
    <message>
        <source>, usual range %1 to %2 s</source>
        <translation>, üblich %1 bis %2 s</translation>
    </message>
    <message>
        <source>, slower %1</source>
        <translation>, langsamer %1</translation>
    </message>
    <message>
        <source>%1 · same file, same settings, this machine</source>
        <translation>%1 · selbe Datei, selbe Einstellungen, dieser Rechner</translation>
    </message>
    <message>
        <source>%1 takes %2 s, %3 % longer</source>
        <translation>%1 braucht %2 s, %3 % länger</translation>
    </message>
    <message>
        <source>%1 s · %2</source>
        <translation>%1 s · %2</translation>
    </message>
    <message>
        <source>%1 runs, oldest left</source>
        <translation>%1 Läufe, der älteste links</translation>
    </message>
    <message>
        <source>%1 runs, now %2 s</source>
        <translation>%1 Läufe, jetzt %2 s</translation>
    </message>
</context>
<context>
    <name>barline::ui::MemoryChart</name>
    <message>
        <source>peak %1 MB at %2 s, in %3</source>
        <translation>Spitze %1 MB bei %2 s, in %3</translation>
    </message>
    <message>
        <source>peak %1 MB at %2 s</source>
        <translation>Spitze %1 MB bei %2 s</translation>
    </message>
    <message>
        <source>dashed: the run it is held against</source>
        <translation>gestrichelt: der Lauf zum Vergleich</translation>
    </message>
    <message>
        <source>dashed: median run, teal: overlay</source>
        <translation>gestrichelt: Median, türkis: darübergelegt</translation>
    </message>
    <message>
        <source>dashed: median run</source>
        <translation>gestrichelt: Median</translation>
    </message>
    <message>
        <source>Not known for this run.</source>
        <translation>Für diesen Lauf nicht bekannt.</translation>
    </message>
    <message>
        <source>Memory over time</source>
        <translation>Speicher im Verlauf</translation>
    </message>
    <message>
        <source>Memory is known of the latest runs only.</source>
        <translation>Der Speicher ist nur von den letzten Läufen bekannt.</translation>
    </message>
    <message>
        <source>%1 MB at %2 s</source>
        <translation>%1 MB bei %2 s</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
</context>
<context>
    <name>barline::ui::QueuePage</name>
    <message>
        <source>while it was at work</source>
        <translation>während sie arbeitete</translation>
    </message>
    <message>
        <source>the latest %1, oldest left</source>
        <translation>die letzten %1, die älteste links</translation>
    </message>
    <message>
        <source>real time, the median of all files</source>
        <translation>Echtzeit, der Median aller Dateien</translation>
    </message>
    <message>
        <source>out of the queue in the last 24 hours</source>
        <translation>aus der Warteschlange in den letzten 24 Stunden</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>h</source>
        <translation>h</translation>
    </message>
    <message>
        <source>analysed, %1 × real time</source>
        <translation>analysiert, %1 × Echtzeit</translation>
    </message>
    <message>
        <source>Real-time factor of each file</source>
        <translation>Echtzeitfaktor jeder Datei</translation>
    </message>
    <message>
        <source>One file</source>
        <translation>Eine Datei</translation>
    </message>
    <message>
        <source>Nothing has come out of the queue in the last 24 hours.</source>
        <translation>In den letzten 24 Stunden kam nichts aus der Warteschlange.</translation>
    </message>
    <message>
        <source>Files per minute</source>
        <translation>Dateien in der Minute</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>%1 ×</source>
        <translation>%1 ×</translation>
    </message>
    <message>
        <source>%1 · %2 in %3, %4 ×</source>
        <translation>%1 · %2 in %3, %4 ×</translation>
    </message>
    <message>
        <source>%1 files/min</source>
        <translation>%1 Dateien/min</translation>
    </message>
</context>
<context>
    <name>barline::ui::RunPage</name>
    <message>
        <source>what ran when, on each core</source>
        <translation>was wann lief, auf jedem Kern</translation>
    </message>
    <message>
        <source>wall of the other run</source>
        <translation>Zeit des anderen Laufs</translation>
    </message>
    <message>
        <source>wall</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>overlay</source>
        <translation>darübergelegt</translation>
    </message>
    <message>
        <source>median wall</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>Wall time</source>
        <translation>Laufzeit</translation>
    </message>
    <message>
        <source>Time for each step</source>
        <translation>Zeit für jeden Schritt</translation>
    </message>
    <message>
        <source>Step whose history is shown</source>
        <translation>Schritt, dessen Verlauf gezeigt wird</translation>
    </message>
    <message>
        <source>Run history</source>
        <translation>Verlauf der Läufe</translation>
    </message>
    <message>
        <source>Order of the steps</source>
        <translation>Reihenfolge der Schritte</translation>
    </message>
    <message>
        <source>Most changed first</source>
        <translation>Am stärksten verändert zuerst</translation>
    </message>
    <message>
        <source>Memory over time</source>
        <translation>Speicher im Verlauf</translation>
    </message>
    <message>
        <source>Longest first</source>
        <translation>Längste zuerst</translation>
    </message>
    <message>
        <source>Chunk sizes</source>
        <translation>Größe der Ausschnitte</translation>
    </message>
    <message>
        <source>CPU time</source>
        <translation>CPU-Zeit</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>As they ran</source>
        <translation>In ihrer Reihenfolge</translation>
    </message>
    <message>
        <source>1 of %1 steps became slower</source>
        <translation>1 von %1 Schritten wurde langsamer</translation>
    </message>
    <message>
        <source>%1 of %2 steps became slower</source>
        <translation>%1 von %2 Schritten wurden langsamer</translation>
    </message>
</context>
<context>
    <name>barline::ui::StepDelegate</name>
    <message>
        <source>not computed</source>
        <translation>nicht berechnet</translation>
    </message>
    <message>
        <source>from the cache</source>
        <translation>gespeichert</translation>
    </message>
</context>
<context>
    <name>barline::ui::StepList</name>
    <message>
        <source>wall s</source>
        <translation>Zeit s</translation>
    </message>
    <message>
        <source>median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>Time for each step</source>
        <translation>Zeit für jeden Schritt</translation>
    </message>
    <message>
        <source>CPU s</source>
        <translation>CPU s</translation>
    </message>
</context>
<context>
    <name>barline::ui::StepModel</name>
    <message>
        <source>, slower than its history</source>
        <translation>, langsamer als bisher</translation>
    </message>
    <message>
        <source>, overlay %1 s</source>
        <translation>, darübergelegt %1 s</translation>
    </message>
    <message>
        <source>, median %1 s</source>
        <translation>, Median %1 s</translation>
    </message>
    <message>
        <source>%1: wall %2 s, CPU %3 s</source>
        <translation>%1: Zeit %2 s, CPU %3 s</translation>
    </message>
    <message>
        <source>%1: taken from an earlier analysis</source>
        <translation>%1: aus einer früheren Analyse</translation>
    </message>
    <message>
        <source>%1: not computed</source>
        <translation>%1: nicht berechnet</translation>
    </message>
</context>
<context>
    <name>barline::ui::VersionsPage</name>
    <message>
        <source>wall of the other version</source>
        <translation>Zeit der anderen Version</translation>
    </message>
    <message>
        <source>wall</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>the only version so far</source>
        <translation>die bisher einzige Version</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>median of its runs of this file</source>
        <translation>Median ihrer Läufe mit dieser Datei</translation>
    </message>
    <message>
        <source>against</source>
        <translation>gegen</translation>
    </message>
    <message>
        <source>Version or settings that they are held against</source>
        <translation>Version oder Einstellungen, mit denen verglichen wird</translation>
    </message>
    <message>
        <source>Version or settings that are shown</source>
        <translation>Version oder Einstellungen, die gezeigt werden</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Time for each step</source>
        <translation>Zeit für jeden Schritt</translation>
    </message>
    <message>
        <source>Real-time factor</source>
        <translation>Echtzeitfaktor</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>Höchster Speicherbedarf</translation>
    </message>
    <message>
        <source>No versions to compare yet.</source>
        <translation>Es gibt noch keine Versionen zum Vergleichen.</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>CPU time</source>
        <translation>CPU-Zeit</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Barline %1</source>
        <translation>Barline %1</translation>
    </message>
    <message>
        <source>Analysis time of each version</source>
        <translation>Analysezeit jeder Version</translation>
    </message>
    <message>
        <source>Analysis time</source>
        <translation>Analysezeit</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 weitere</translation>
    </message>
    <message>
        <source>%1 against the other</source>
        <translation>%1 gegenüber der anderen</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>1 Lauf</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 Läufe</translation>
    </message>
</context>
<context>
    <name>barline::ui::WorkerStrips</name>
    <message>
        <source>core %1, %2 s: %3</source>
        <translation>Kern %1, %2 s: %3</translation>
    </message>
    <message>
        <source>core %1</source>
        <translation>Kern %1</translation>
    </message>
    <message>
        <source>What ran when, on each core</source>
        <translation>Was wann lief, auf jedem Kern</translation>
    </message>
    <message>
        <source>%1: %2 s</source>
        <translation>%1: %2 s</translation>
    </message>
    <message>
        <source>%1, %2 and %3 more</source>
        <translation>%1, %2 und %3 weitere</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 to %2 s on core %3</source>
        <translation>%1 bis %2 s auf Kern %3</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>en</source>
        <comment>the code of this language</comment>
        <translation>de</translation>
    </message>
    <message>
        <source>page %1</source>
        <translation>Seite %1</translation>
    </message>
    <message>
        <source>of 10</source>
        <translation>von 10</translation>
    </message>
    <message>
        <source>kept from before</source>
        <translation>von früher</translation>
    </message>
    <message>
        <source>bars %1–%2</source>
        <translation>Takte %1–%2</translation>
    </message>
    <message>
        <source>bar %1</source>
        <translation>Takt %1</translation>
    </message>
    <message>
        <source>With a person’s corrections</source>
        <translation>Mit den Korrekturen eines Menschen</translation>
    </message>
    <message>
        <source>Wheel of keys</source>
        <translation>Tonartenkreis</translation>
    </message>
    <message>
        <source>What it means</source>
        <translation>Was es bedeutet</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>Stücke</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Tempi</source>
        <translation>Tempi</translation>
    </message>
    <message>
        <source>Stretch</source>
        <translation>Ausschnitt</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Share of the time</source>
        <translation>Anteil an der Zeit</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Abschnitt</translation>
    </message>
    <message>
        <source>Processor time</source>
        <translation>Prozessorzeit</translation>
    </message>
    <message>
        <source>Metre</source>
        <translation>Taktart</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>Maße</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Maß</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>Lautheit</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>LUFS</source>
        <translation>LUFS</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tonarten</translation>
    </message>
    <message>
        <source>Keys and chords</source>
        <translation>Tonarten und Akkorde</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tonart</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Ab</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Form and sound</source>
        <translation>Form und Klang</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Fingerabdruck</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>File and analysis</source>
        <translation>Datei und Analyse</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>Degree</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Decoding</source>
        <translation>Dekodieren</translation>
    </message>
    <message>
        <source>Chord</source>
        <translation>Akkord</translation>
    </message>
    <message>
        <source>Chord sheet</source>
        <translation>Akkordblatt</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>Takte</translation>
    </message>
    <message>
        <source>BPM</source>
        <translation>BPM</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>As the analysis found it</source>
        <translation>Wie die Analyse es fand</translation>
    </message>
    <message>
        <source>Analysed in %1 s, %2 times as fast as it plays.</source>
        <translation>In %1 s analysiert, %2-mal so schnell, wie es spielt.</translation>
    </message>
    <message>
        <source>All of it was known from an earlier analysis.</source>
        <translation>Alles war von einer früheren Analyse bekannt.</translation>
    </message>
    <message>
        <source>%1, %2 Hz, channels: %3</source>
        <translation>%1, %2 Hz, Kanäle: %3</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
</context>
<context>
    <name>ReportOutline</name>
    <message>
        <source>[picture of the timeline]</source>
        <translation>[Bild der Zeitleiste]</translation>
    </message>
</context>
<context>
    <name>barline::ui::ChunkForm</name>
    <message>
        <source>{%1}  %2</source>
        <translation>{%1}  %2</translation>
    </message>
    <message>
        <source>all of them</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Written as</source>
        <translation>Geschrieben als</translation>
    </message>
    <message>
        <source>Whole track to</source>
        <translation>Ganzes Stück auf</translation>
    </message>
    <message>
        <source>What precedes bar 1</source>
        <translation>Vor Takt 1</translation>
    </message>
    <message>
        <source>WAV</source>
        <translation>WAV</translation>
    </message>
    <message>
        <source>To the longest</source>
        <translation>Auf das längste</translation>
    </message>
    <message>
        <source>To multiples of</source>
        <translation>Auf Vielfache von</translation>
    </message>
    <message>
        <source>The end after the last bar</source>
        <translation>Nach dem letzten Takt</translation>
    </message>
    <message>
        <source>Terms that all must hold, parted by spaces: chord:Am,F section:chorus bars:1-16 beat:1 key:8A bpm:120-130 metre:4/4. A minus before a term turns it round: -section:intro.</source>
        <translation>Bedingungen, die alle gelten müssen, durch Leerzeichen getrennt: chord:Am,F section:chorus bars:1-16 beat:1 key:8A bpm:120-130 metre:4/4. Ein Minus davor kehrt eine um: -section:intro.</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Abschnitt</translation>
    </message>
    <message>
        <source>Puts a field into the pattern where the cursor stands.</source>
        <translation>Setzt ein Feld in das Muster, wo die Schreibmarke steht.</translation>
    </message>
    <message>
        <source>Parquet</source>
        <translation>Parquet</translation>
    </message>
    <message>
        <source>Onl&amp;y</source>
        <translation>&amp;Nur</translation>
    </message>
    <message>
        <source>One file for each</source>
        <translation>Eine Datei je</translation>
    </message>
    <message>
        <source>On the beat</source>
        <translation>Auf dem Schlag</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Nicht</translation>
    </message>
    <message>
        <source>Na&amp;mes</source>
        <translation>Na&amp;men</translation>
    </message>
    <message>
        <source>Mono, 22.05 kHz</source>
        <translation>Mono, 22,05 kHz</translation>
    </message>
    <message>
        <source>Lists of them</source>
        <translation>Listen davon</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Pegel</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Fill up with silence</source>
        <translation>Mit Stille auffüllen</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Fades</source>
        <translation>Blenden</translation>
    </message>
    <message>
        <source>FLAC</source>
        <translation>FLAC</translation>
    </message>
    <message>
        <source>Each chunk to</source>
        <translation>Jeden Ausschnitt auf</translation>
    </message>
    <message>
        <source>Depth as in the file</source>
        <translation>Bittiefe wie in der Datei</translation>
    </message>
    <message>
        <source>Cuts</source>
        <translation>Schnitte</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>Beat</source>
        <translation>Schlag</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>Takte</translation>
    </message>
    <message>
        <source>Bar</source>
        <translation>Takt</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>At zero crossings</source>
        <translation>Bei Nulldurchgängen</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>Wie er ist</translation>
    </message>
    <message>
        <source>As in the file</source>
        <translation>Wie in der Datei</translation>
    </message>
    <message>
        <source>Also</source>
        <translation>Dazu</translation>
    </message>
    <message>
        <source>32 bit float</source>
        <translation>32 Bit Gleitkomma</translation>
    </message>
    <message>
        <source>24 bit</source>
        <translation>24 Bit</translation>
    </message>
    <message>
        <source>16 bit</source>
        <translation>16 Bit</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source> ms out</source>
        <translation> ms aus</translation>
    </message>
    <message>
        <source> ms in</source>
        <translation> ms ein</translation>
    </message>
    <message>
        <source> each</source>
        <translation> je Datei</translation>
    </message>
    <message>
        <source> dBFS</source>
        <translation> dBFS</translation>
    </message>
</context>
<context>
    <name>barline::ui::ChunksPage</name>
    <message>
        <source>Reading the track…</source>
        <translation>Lese das Stück…</translation>
    </message>
    <message>
        <source>… and %1 more.</source>
        <translation>… und %1 weitere.</translation>
    </message>
    <message>
        <source>With edits</source>
        <translation>Mit Änderungen</translation>
    </message>
    <message>
        <source>There is no chunk to be written.</source>
        <translation>Es gibt keinen Ausschnitt zu schreiben.</translation>
    </message>
    <message>
        <source>The first files</source>
        <translation>Die ersten Dateien</translation>
    </message>
    <message>
        <source>Open a track, or select tracks in the library.</source>
        <translation>Öffnen Sie ein Stück, oder wählen Sie Stücke in der Bibliothek aus.</translation>
    </message>
    <message>
        <source>No chunk is as the filter asks.</source>
        <translation>Kein Ausschnitt ist, wie der Filter es verlangt.</translation>
    </message>
    <message>
        <source>Length, s</source>
        <translation>Länge, s</translation>
    </message>
    <message>
        <source>Joined, the files are the track from its first downbeat to its end, sample for sample.</source>
        <translation>Aneinandergefügt sind die Dateien der Stücke vom ersten Taktbeginn bis zum Ende, Abtastwert für Abtastwert.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Ab</translation>
    </message>
    <message>
        <source>First track: %1</source>
        <translation>Erstes Stück: %1</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Every sample is as in the file.</source>
        <translation>Jeder Abtastwert ist wie in der Datei.</translation>
    </message>
    <message>
        <source>Chunks</source>
        <translation>Ausschnitte</translation>
    </message>
    <message>
        <source>Choose a folder that can be written.</source>
        <translation>Wählen Sie einen Ordner, in den geschrieben werden kann.</translation>
    </message>
    <message>
        <source>C&amp;ut into %1</source>
        <translation>In %1 sch&amp;neiden</translation>
    </message>
    <message>
        <source>C&amp;ut %1</source>
        <translation>%1 sch&amp;neiden</translation>
    </message>
    <message>
        <source>C&amp;ut</source>
        <translation>Sch&amp;neiden</translation>
    </message>
    <message>
        <source>Analysis only</source>
        <translation>Nur Analyse</translation>
    </message>
    <message>
        <source>%1 · about %2</source>
        <translation>%1 · etwa %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>barline::ui::DatasetPage</name>
    <message>
        <source>It is made of the whole track.</source>
        <translation>Er wird aus dem ganzen Stück gemacht.</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>datasets/TRACK/beats.parquet …</source>
        <translation>datasets/STÜCK/beats.parquet …</translation>
    </message>
    <message>
        <source>chunks/TRACK/full_mix/bar_0001.%1 …</source>
        <translation>chunks/STÜCK/full_mix/bar_0001.%1 …</translation>
    </message>
    <message>
        <source>as the folder is called</source>
        <translation>wie der Ordner heißt</translation>
    </message>
    <message>
        <source>analysis/TRACK/combined.json</source>
        <translation>analysis/STÜCK/combined.json</translation>
    </message>
    <message>
        <source>With edits</source>
        <translation>Mit Änderungen</translation>
    </message>
    <message>
        <source>What goes in</source>
        <translation>Was hineinkommt</translation>
    </message>
    <message>
        <source>WAV</source>
        <translation>WAV</translation>
    </message>
    <message>
        <source>This folder holds other files. Choose one that is empty, or does not exist yet.</source>
        <translation>In diesem Ordner sind andere Dateien. Wählen Sie einen, der leer ist oder noch nicht besteht.</translation>
    </message>
    <message>
        <source>This folder holds a dataset, %1 so far. Only what is missing or out of date is made; its other tracks stay.</source>
        <translation>In diesem Ordner ist ein Datensatz, bisher %1. Gemacht wird nur, was fehlt oder überholt ist; seine anderen Stücke bleiben.</translation>
    </message>
    <message>
        <source>The folder of the dataset</source>
        <translation>Der Ordner des Datensatzes</translation>
    </message>
    <message>
        <source>The &amp;audio of each bar</source>
        <translation>Der &amp;Ton jedes Takts</translation>
    </message>
    <message>
        <source>T&amp;itle</source>
        <translation>T&amp;itel</translation>
    </message>
    <message>
        <source>Open a track, or select tracks in the library.</source>
        <translation>Öffnen Sie ein Stück, oder wählen Sie Stücke in der Bibliothek aus.</translation>
    </message>
    <message>
        <source>Mono, 22.05 kHz</source>
        <translation>Mono, 22,05 kHz</translation>
    </message>
    <message>
        <source>Licence of the a&amp;udio</source>
        <translation>Lizenz des &amp;Tons</translation>
    </message>
    <message>
        <source>In any case: beats, bars, chords and sections of all tracks as Parquet tables, the whole analysis of each as JSON, a card and a list of checksums.</source>
        <translation>In jedem Fall: Schläge, Takte, Akkorde und Abschnitte aller Stücke als Parquet-Tabellen, die ganze Analyse jedes Stücks als JSON, eine Karte und eine Liste der Prüfsummen.</translation>
    </message>
    <message>
        <source>If the work is cancelled or ends otherwise, starting it again in the same folder goes on from there.</source>
        <translation>Wird die Arbeit abgebrochen oder endet sie anders, geht sie im selben Ordner dort weiter, wo sie war.</translation>
    </message>
    <message>
        <source>How to ci&amp;te</source>
        <translation>&amp;Zitierweise</translation>
    </message>
    <message>
        <source>FLAC</source>
        <translation>FLAC</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Cr&amp;eator</source>
        <translation>&amp;Urheber</translation>
    </message>
    <message>
        <source>Choose a folder that can be written.</source>
        <translation>Wählen Sie einen Ordner, in den geschrieben werden kann.</translation>
    </message>
    <message>
        <source>As in the file</source>
        <translation>Wie in der Datei</translation>
    </message>
    <message>
        <source>Analysis only</source>
        <translation>Nur Analyse</translation>
    </message>
    <message>
        <source>/Dataset</source>
        <translation>/Datensatz</translation>
    </message>
    <message>
        <source>&amp;Source of the audio</source>
        <translation>&amp;Herkunft des Tons</translation>
    </message>
    <message>
        <source>&amp;Licence of the tables</source>
        <translation>&amp;Lizenz der Tabellen</translation>
    </message>
    <message>
        <source>&amp;Go on with %1</source>
        <translation>&amp;Weiter mit %1</translation>
    </message>
    <message>
        <source>&amp;Description</source>
        <translation>&amp;Beschreibung</translation>
    </message>
    <message>
        <source>&amp;Tables for each track, as well as for all together</source>
        <translation>&amp;Tabellen für jedes Stück und für alle zusammen</translation>
    </message>
    <message>
        <source>Dataset card</source>
        <translation>Karte des Datensatzes</translation>
    </message>
    <message>
        <source>&amp;Make dataset of %1</source>
        <translation>&amp;Datensatz aus %1 erstellen</translation>
    </message>
</context>
<context>
    <name>barline::ui::ReportPage</name>
    <message>
        <source>With edits</source>
        <translation>Mit Änderungen</translation>
    </message>
    <message>
        <source>What goes in</source>
        <translation>Was hineinkommt</translation>
    </message>
    <message>
        <source>Web page (HTML)</source>
        <translation>Webseite (HTML)</translation>
    </message>
    <message>
        <source>Selected tracks</source>
        <translation>Ausgewählte Stücke</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Open a track, or select tracks in the library.</source>
        <translation>Öffnen Sie ein Stück, oder wählen Sie Stücke in der Bibliothek aus.</translation>
    </message>
    <message>
        <source>One of each</source>
        <translation>Einer je Stück</translation>
    </message>
    <message>
        <source>One of all</source>
        <translation>Einer über alle</translation>
    </message>
    <message>
        <source>Of the first tracks: %1</source>
        <translation>Aus den ersten Stücken: %1</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Letter</translation>
    </message>
    <message>
        <source>Choose a folder that can be written.</source>
        <translation>Wählen Sie einen Ordner, in den geschrieben werden kann.</translation>
    </message>
    <message>
        <source>Analysis only</source>
        <translation>Nur Analyse</translation>
    </message>
    <message>
        <source>A4</source>
        <translation>A4</translation>
    </message>
    <message>
        <source>&amp;Write report</source>
        <translation>Bericht &amp;schreiben</translation>
    </message>
    <message>
        <source>&amp;Write %1</source>
        <translation>%1 &amp;schreiben</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Titel</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>barline::ui::CrashDialog</name>
    <message>
        <source>Barline sends these to nobody. They name what was open and the last lines of the log, and hold nothing of what is in your files.</source>
        <translation>Barline schickt sie niemandem. Sie nennen, was geöffnet war, und die letzten Zeilen des Protokolls; was in Ihren Dateien steht, enthalten sie nicht.</translation>
    </message>
    <message>
        <source>There is no crash report.</source>
        <translation>Es gibt keinen Absturzbericht.</translation>
    </message>
    <message>
        <source>Crash report</source>
        <translation>Absturzbericht</translation>
    </message>
    <message>
        <source>Crash reports, the newest first</source>
        <translation>Absturzberichte, der neueste zuerst</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>&amp;Show in folder</source>
        <translation>Im &amp;Ordner zeigen</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Crash reports</source>
        <translation>Absturzberichte</translation>
    </message>
</context>
<context>
    <name>barline::ui::CrashNotice</name>
    <message>
        <source>Barline ended unexpectedly (%1) and has left a report on this computer.</source>
        <translation>Barline wurde unerwartet beendet (%1) und hat auf diesem Rechner einen Bericht hinterlassen.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Look at the report</source>
        <translation>Bericht ansehen</translation>
    </message>
</context>
<context>
    <name>barline::ui::DiagnosisActions</name>
    <message>
        <source>&amp;Crash reports…</source>
        <translation>&amp;Absturzberichte…</translation>
    </message>
    <message>
        <source>Show &amp;log…</source>
        <translation>&amp;Protokoll zeigen…</translation>
    </message>
</context>
<context>
    <name>barline::ui::LogDialog</name>
    <message>
        <source>No line has this text.</source>
        <translation>Keine Zeile enthält diesen Text.</translation>
    </message>
    <message>
        <source>Nothing has been logged yet.</source>
        <translation>Noch ist nichts protokolliert.</translation>
    </message>
    <message>
        <source>&amp;Show in folder</source>
        <translation>Im &amp;Ordner zeigen</translation>
    </message>
    <message>
        <source>Copies the selected lines, or all that are shown.</source>
        <translation>Kopiert die gewählten Zeilen oder alle, die zu sehen sind.</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Lines of the log, the newest last</source>
        <translation>Zeilen des Protokolls, die neueste zuletzt</translation>
    </message>
    <message>
        <source>Keeps the newest line in sight.</source>
        <translation>Hält die neueste Zeile im Blick.</translation>
    </message>
    <message>
        <source>Text to look for</source>
        <translation>Gesuchter Text</translation>
    </message>
    <message>
        <source>Show only lines with …</source>
        <translation>Nur Zeilen zeigen mit …</translation>
    </message>
    <message>
        <source>&amp;Follow</source>
        <translation>&amp;Mitlaufen</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
</context>
<context>
    <name>barline::ui::Settings</name>
    <message>
        <source>The settings could not be written to %1; check the disk and the permissions of its folder. Barline tries again.</source>
        <translation>Die Einstellungen konnten nicht nach %1 geschrieben werden; prüfen Sie den Datenträger und die Rechte des Ordners. Barline versucht es wieder.</translation>
    </message>
</context>
</TS>
