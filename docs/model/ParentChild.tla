---------------------------- MODULE ParentChild ----------------------------
\* A parent and two children with one task each; a cancel may reach the parent at any moment. What goes on inside a wait of a
\* child is HumanTask's matter (cancel, parcancel), so a child moves here in whole, durable steps.
\*   ph, pm, pev  the parent: durable, in memory during a workflow task, and what has happened to it
\*   ch, row      each child in Temporal, and its process_instance row     req  children that were asked to end
\* Fix: "childrow"   a child's row is written by the child's own first projection, not by its parent's
\*      "rootrelay"  the relay starts only rows without a parent
\*      "await"      a cancelled parent asks its children and ends after they have (else it ends at once, and they are terminated)
EXTENDS Naturals, FiniteSets, Sequences, TLC
CONSTANTS Fix, MaxLose
Ch == {1, 2}
Has(f) == f \in Fix
VARIABLES ph, pm, pev, ch, req, row, wait, dec, cmd, lose
vars == <<ph, pm, pev, ch, req, row, wait, dec, cmd, lose>>
Init ==
  /\ ph = [started |-> {}, asked |-> {}, got |-> {}, cancelled |-> FALSE, ended |-> FALSE, broken |-> FALSE, seen |-> {}]
  /\ pm = <<>> /\ pev = {} /\ ch = [i \in Ch |-> "absent"] /\ req = {} /\ row = [i \in Ch |-> "absent"]
  /\ wait = [i \in Ch |-> "absent"] /\ dec = [i \in Ch |-> "none"] /\ cmd = [i \in Ch |-> "none"] /\ lose = 0
CancelArrives == ~ph.ended /\ "cancel" \notin pev /\ pev' = pev \cup {"cancel"} /\ UNCHANGED <<ph, pm, ch, req, row, wait, dec, cmd, lose>>
\* --- the parent's workflow task
Res(i) == IF i = 1 THEN "end1" ELSE "end2"
PWork == ph.seen # pev \/ (ph.started = {} /\ ~ph.cancelled)
PStart == pm = <<>> /\ ~ph.ended /\ ~ph.broken /\ PWork = TRUE /\ pm' = <<[ph EXCEPT !.seen = pev]>>
          /\ UNCHANGED <<ph, pev, ch, req, row, wait, dec, cmd, lose>>
PCancel == /\ pm # <<>> /\ "cancel" \in pm[1].seen /\ ~pm[1].cancelled
           /\ pm' = <<[pm[1] EXCEPT !.cancelled = TRUE, !.asked = pm[1].started]>>
           /\ UNCHANGED <<ph, pev, ch, req, row, wait, dec, cmd, lose>>
PKids == /\ pm # <<>> /\ pm[1].started = {} /\ ~pm[1].cancelled
         /\ pm' = <<[pm[1] EXCEPT !.started = Ch]>>
         /\ row' = IF Has("childrow") THEN row ELSE [i \in Ch |-> IF row[i] = "absent" THEN "row" ELSE row[i]]
         /\ UNCHANGED <<ph, pev, ch, req, wait, dec, cmd, lose>>
PEnds(m) == LET got == {i \in m.started : Res(i) \in m.seen} IN
            IF m.cancelled /\ ~Has("await") THEN TRUE ELSE IF m.started = {} THEN m.cancelled ELSE got = m.started
PDone == /\ pm # <<>> /\ (pm[1].started # {} \/ pm[1].cancelled) = TRUE /\ ("cancel" \in pm[1].seen => pm[1].cancelled)
         /\ LET m == pm[1]  new == m.started \ ph.started  e == PEnds(m) IN
            /\ ph' = [m EXCEPT !.ended = e, !.broken = \E i \in new : ch[i] # "absent"]
            /\ ch' = [i \in Ch |-> LET c == IF i \in new /\ ch[i] = "absent" THEN "run" ELSE ch[i]
                                   IN IF e /\ c = "run" THEN "terminated" ELSE c]
            /\ req' = req \cup m.asked
         /\ pm' = <<>> /\ UNCHANGED <<pev, row, wait, dec, cmd, lose>>
PLose == pm # <<>> /\ lose < MaxLose /\ lose' = lose + 1 /\ pm' = <<>> /\ UNCHANGED <<ph, pev, ch, req, row, wait, dec, cmd>>
\* --- relay, children, people
Relay(i) == /\ row[i] = "row" /\ ~Has("rootrelay")
            /\ ch' = [ch EXCEPT ![i] = IF @ = "absent" THEN "run" ELSE @] /\ row' = [row EXCEPT ![i] = "started"]
            /\ UNCHANGED <<ph, pm, pev, req, wait, dec, cmd, lose>>
Opens(i) == /\ ch[i] = "run" /\ wait[i] = "absent" /\ wait' = [wait EXCEPT ![i] = "open"] /\ row' = [row EXCEPT ![i] = "started"]
            /\ UNCHANGED <<ph, pm, pev, ch, req, dec, cmd, lose>>
Submit(i) == /\ wait[i] = "open" /\ cmd[i] = "none"
             /\ IF dec[i] = "none" THEN cmd' = [cmd EXCEPT ![i] = "accepted"] /\ dec' = [dec EXCEPT ![i] = "a"]
                ELSE cmd' = [cmd EXCEPT ![i] = "conflict"] /\ dec' = dec
             /\ UNCHANGED <<ph, pm, pev, ch, req, row, wait, lose>>
DecideCancel(i) == /\ ch[i] = "run" /\ i \in req /\ wait[i] = "open" /\ dec[i] = "none" /\ dec' = [dec EXCEPT ![i] = "cancel"]
                   /\ UNCHANGED <<ph, pm, pev, ch, req, row, wait, cmd, lose>>
Ends(i) == /\ ch[i] = "run" /\ wait[i] = "open" /\ dec[i] # "none"
           /\ ch' = [ch EXCEPT ![i] = IF dec[i] = "a" THEN "done" ELSE "cancelled"]
           /\ wait' = [wait EXCEPT ![i] = "closed"] /\ cmd' = [cmd EXCEPT ![i] = IF dec[i] = "a" THEN "applied" ELSE @]
           /\ pev' = pev \cup {Res(i)}
           /\ UNCHANGED <<ph, pm, req, row, dec, lose>>
Refused(i) == /\ cmd[i] = "accepted" /\ ch[i] = "terminated" /\ cmd' = [cmd EXCEPT ![i] = "refused"]
              /\ UNCHANGED <<ph, pm, pev, ch, req, row, wait, dec, lose>>
Progress == PStart \/ PCancel \/ PKids \/ PDone \/ \E i \in Ch : Relay(i) \/ Opens(i) \/ DecideCancel(i) \/ Ends(i) \/ Refused(i)
Next == Progress \/ CancelArrives \/ PLose \/ \E i \in Ch : Submit(i)
Spec == Init /\ [][Next]_vars
Quiet == ~ENABLED Progress
NotBroken   == ~ph.broken
NoneRefused == \A i \in Ch : cmd[i] # "refused"
NoOrphans   == Quiet => (ph.ended => \A i \in Ch : ch[i] \notin {"run", "terminated"} /\ wait[i] # "open")
NoGhostRows == Quiet => \A i \in Ch : ch[i] = "absent" => row[i] = "absent"
CancelActs  == Quiet => ("cancel" \in pev => ph.ended)
SameOpen    == Quiet => \A i \in Ch : (wait[i] = "open" <=> ch[i] = "run")
=============================================================================
