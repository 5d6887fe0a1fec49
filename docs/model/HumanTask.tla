----------------------------- MODULE HumanTask -----------------------------
\* One process instance between Temporal and PostgreSQL (docs/task-protocol.md; how to run: README.md beside this file).
\*   pg    the rows of PostgreSQL                     hist  what is durable in Temporal's history
\*   mem   a workflow task under way, lost with it    adm   updates the server has taken, in its memory only
\*   resp  answers on their way to any API instance or sweeper, in any order, arbitrarily late
\*   zom   local activities of lost workflow tasks that may still commit      ev  timers that fired, Temporal's cancel
\*   mtx   a transaction of the API between its first look and its commit     now an abstract clock
\* Scn picks the story. Each string in Fix is one sentence of the protocol; leaving one out shows what it is needed for.
\* Faults are counted (MaxLose, MaxCrash). A redelivery that can change nothing is not modelled.
EXTENDS Naturals, Sequences, FiniteSets, TLC
CONSTANTS Scn, Fix, MaxLose, MaxCrash
Has(f) == f \in Fix
Max(a, b) == IF a > b THEN a ELSE b
Never == 99        \* an instant that is not known, or not there
NotTold == 98

\* ------------------------------------------------------------------ the stories
OnTask(w, t) == [k |-> "task", w |-> w, t |-> t]
Of(kind) == [k |-> kind, w |-> 0, t |-> 0]
OnWait(kind, w) == [k |-> kind, w |-> w, t |-> 0]
\* br: branches, each a row of waits. timer, esc, msg, hope: waits with a timer that decides, with an escalation (which
\* decides nothing), hoping for a message, hoping for a correction. corr: how many corrections. at: first instant of every
\* timer; last: how far the clock can go. split: a local activity's commit and its return to the story are two steps.
One == [br |-> <<<<1>>>>, tasks |-> (1 :> {11}), timer |-> {}, esc |-> {}, msg |-> {}, hope |-> {}, corr |-> 0, loop |-> FALSE,
        cancel |-> FALSE, cmd |-> ("a" :> OnTask(1, 11) @@ "b" :> OnTask(1, 11)), poison |-> {}, at |-> 0, last |-> 0, split |-> FALSE]
Two == [One EXCEPT !.br = <<<<1, 2>>>>, !.tasks = (1 :> {11} @@ 2 :> {21}), !.cmd = ("a" :> OnTask(1, 11) @@ "b" :> OnTask(2, 21))]
Par == [One EXCEPT !.br = <<<<1>>, <<2>>>>, !.tasks = (1 :> {11} @@ 2 :> {21}), !.cmd = ("a" :> OnTask(1, 11) @@ "b" :> OnTask(2, 21))]
Par3 == [One EXCEPT !.br = <<<<1, 3>>, <<2>>>>, !.tasks = (1 :> {11} @@ 2 :> {21} @@ 3 :> {31}),
                    !.cmd = ("a" :> OnTask(1, 11) @@ "b" :> OnTask(2, 21) @@ "d" :> OnTask(3, 31))]
A == "a" :> OnTask(1, 11)
B == "b" :> OnTask(2, 21)
H == "h" :> Of("hold")
H2 == "g" :> Of("hold")
Z == "z" :> Of("clock")
X == "x" :> Of("cancel")
M == "m" :> Of("msg")
K1 == "k1" :> OnWait("correct", 1)
K2 == "k2" :> OnWait("correct", 2)
K3 == "k3" :> OnWait("correct", 3)
Held == [One EXCEPT !.timer = {1}, !.at = 1, !.last = 2, !.cmd = A @@ H]
HeldTwo == [Two EXCEPT !.timer = {1, 2}, !.at = 1, !.last = 2, !.cmd = A @@ H]
S == CASE Scn = "one"        -> One
     [] Scn = "race2"        -> [One EXCEPT !.tasks = (1 :> {11, 12}), !.cmd = A @@ ("b" :> OnTask(1, 12))]
     [] Scn = "timer"        -> [One EXCEPT !.timer = {1}]
     [] Scn \in {"poison", "flaky"} -> [One EXCEPT !.timer = {1}, !.poison = {"a"}]
     [] Scn = "poison0"      -> [One EXCEPT !.poison = {"a"}]
     [] Scn = "cancel"       -> [One EXCEPT !.cancel = TRUE]
     [] Scn = "cancelcmd"    -> [One EXCEPT !.timer = {1}, !.cmd = A @@ X]
     [] Scn = "seq"          -> Two
     [] Scn = "seqtimer"     -> [Two EXCEPT !.timer = {1, 2}]
     [] Scn = "seqcancel"    -> [Two EXCEPT !.timer = {2}, !.cancel = TRUE]
     [] Scn = "par"          -> Par3
     [] Scn = "parcancel"    -> [Par EXCEPT !.cancel = TRUE]
     [] Scn = "loop"         -> [Two EXCEPT !.loop = TRUE]
     [] Scn = "looptimer"    -> [Two EXCEPT !.loop = TRUE, !.timer = {1}]
     [] Scn = "loopcancel"   -> [Two EXCEPT !.loop = TRUE, !.cancel = TRUE, !.cmd = A @@ X]
     [] Scn = "unstarted"    -> [One EXCEPT !.cmd = A @@ X]
     [] Scn = "msg"          -> [One EXCEPT !.msg = {1}, !.cmd = A @@ M]
     [] Scn = "msg2"         -> [Two EXCEPT !.msg = {1, 2}, !.cmd = A @@ M]
     [] Scn = "msg2t"        -> [Two EXCEPT !.msg = {1, 2}, !.timer = {1}, !.cmd = B @@ M]
     [] Scn = "msgpoison"    -> [One EXCEPT !.msg = {1}, !.poison = {"a"}, !.cmd = A @@ M]
     [] Scn = "hold"         -> Held
     [] Scn = "holdsplit"    -> [Held EXCEPT !.split = TRUE, !.cmd = H]
     [] Scn = "holdlate"     -> [Held EXCEPT !.last = 3, !.cmd = H]
     [] Scn = "holdtwice"    -> [Held EXCEPT !.last = 3, !.cmd = H @@ H2]
     [] Scn = "holdesc"      -> [Held EXCEPT !.timer = {}, !.esc = {1}]
     [] Scn = "holdpoison"   -> [Held EXCEPT !.poison = {"a"}]
     [] Scn = "holdcancel"   -> [Held EXCEPT !.cancel = TRUE, !.cmd = H]
     [] Scn = "holdseq"      -> HeldTwo
     [] Scn = "holdloop"     -> [HeldTwo EXCEPT !.loop = TRUE]
     [] Scn = "holdunstarted" -> Held
     [] Scn = "clock"        -> [Held EXCEPT !.last = 1, !.cmd = A @@ Z]
     [] Scn = "clockloop"    -> [HeldTwo EXCEPT !.loop = TRUE, !.last = 1, !.cmd = A @@ Z]
     [] Scn = "clocksplit"   -> [Held EXCEPT !.last = 1, !.split = TRUE, !.cmd = Z]
     [] Scn = "clockesc"     -> [Held EXCEPT !.last = 1, !.timer = {}, !.esc = {1}, !.cmd = A @@ Z]
     [] Scn = "holdclock"    -> [Held EXCEPT !.split = TRUE, !.cmd = H @@ Z]
     [] Scn = "corr"         -> [One EXCEPT !.hope = {1}, !.corr = 1, !.cmd = A @@ K1]
     [] Scn = "corrtimer"    -> [One EXCEPT !.hope = {1}, !.corr = 1, !.timer = {1}, !.cmd = A @@ K1]
     [] Scn = "corrcancel"   -> [Two EXCEPT !.hope = {1, 2}, !.corr = 1, !.cancel = TRUE, !.cmd = K1 @@ K2]
     [] Scn = "corrpoison"   -> [One EXCEPT !.hope = {1}, !.corr = 1, !.poison = {"a"}, !.cmd = A @@ K1]
     [] Scn = "corr2"        -> [Two EXCEPT !.hope = {1, 2}, !.corr = 2, !.cmd = A @@ K1 @@ K2]
     [] Scn = "corrpar"      -> [Par3 EXCEPT !.hope = {1, 2, 3}, !.corr = 2, !.cmd = A @@ K1 @@ K2 @@ K3]
     [] Scn = "corrloop"     -> [Two EXCEPT !.loop = TRUE, !.hope = {1, 2}, !.corr = 1, !.cmd = A @@ K1 @@ K2]
     [] Scn = "corrmsg"      -> [One EXCEPT !.hope = {1}, !.msg = {1}, !.corr = 1, !.poison = {"a"}, !.cmd = A @@ K1 @@ M]
     [] Scn = "corrhold"     -> [Held EXCEPT !.hope = {1}, !.corr = 1, !.cmd = H @@ K1]

Cmds == DOMAIN S.cmd
Kind(c) == S.cmd[c].k
OfInstance == {"cancel", "hold", "clock"}          \* kinds that are for an instance and for no wait
OfWorld == {"msg", "correct"}
W == DOMAIN S.tasks
Tasks == UNION {S.tasks[w] : w \in W}
WaitOf(t) == CHOOSE w \in W : t \in S.tasks[w]
Br == DOMAIN S.br
BranchOf(w) == CHOOSE b \in Br : \E i \in DOMAIN S.br[b] : S.br[b][i] = w
CancelCause(x) == x = "cancel" \/ (x \in Cmds /\ Kind(x) = "cancel")
Clocked == S.timer \cup S.esc
CorrectOf(w) == CHOOSE c \in Cmds : Kind(c) = "correct" /\ S.cmd[c].w = w

VARIABLES pg, hist, mem, ev, adm, resp, zom, told, lose, crash, mtx, now
vars == <<pg, hist, mem, ev, adm, resp, zom, told, lose, crash, mtx, now>>
TW(p, c) == IF Kind(c) = "msg" THEN p.mw ELSE S.cmd[c].w     \* the wait a command is for
Open(w) == <<"open", w, "">>
Close(w, x) == <<"close", w, x>>
Look(c) == <<"look", 0, c>>
Esc(w, at) == <<"esc", w, at>>
Firsts == {S.br[b][1] : b \in Br}

Init ==
  /\ pg = [wait |-> [w \in W |-> "absent"], dec |-> [w \in W |-> "none"], by |-> [w \in W |-> "none"],
           task |-> [t \in Tasks |-> "absent"], cmd |-> [c \in Cmds |-> "none"], log |-> {}, msg |-> "none", mw |-> 0,
           crun |-> [c \in Cmds |-> 1], wrun |-> [w \in W |-> 1],
           at |-> [w \in W |-> Never], esc |-> {}, hold |-> 0, early |-> FALSE,
           corr |-> 0, cnum |-> [c \in Cmds |-> 0], seen |-> [w \in W |-> 0]]
  /\ hist = [pos |-> [b \in Br |-> 1], st |-> [w \in W |-> IF w \in Firsts THEN "open" ELSE "none"],
             by |-> [w \in W |-> "none"], eff |-> {Open(w) : w \in Firsts}, la |-> <<>>,
             dec |-> [w \in W |-> "none"], ask |-> [w \in W |-> 0], ans |-> [w \in W |-> <<>>],
             upd |-> {}, n |-> [c \in Cmds |-> 0], can |-> FALSE, carried |-> {}, refd |-> {},
             ended |-> FALSE, started |-> Scn \notin {"unstarted", "holdunstarted"}, cancel |-> "none", asked |-> FALSE, seq |-> 1,
             at |-> [w \in W |-> Never], time |-> 0, seen |-> 0, os |-> [w \in W |-> 0],
             evs |-> {}, rej |-> {}, run |-> 1, known |-> {}]
  /\ mem = <<>> /\ ev = {} /\ adm = {} /\ resp = {} /\ zom = {} /\ mtx = <<>> /\ now = 0
  /\ told = [c \in Cmds |-> {}] /\ lose = 0 /\ crash = 0

\* ------------------------------------------------------------------ the story (deterministic)
Seen(m, x) == IF x \in Cmds /\ Kind(x) = "correct"
              THEN IF Has("seenmax") THEN Max(m.seen, pg.cnum[x]) ELSE pg.cnum[x] ELSE m.seen
Resolve(m, w, x) ==
  LET b  == BranchOf(w)
      m1 == [m EXCEPT !.st[w] = "done", !.by[w] = x, !.eff = @ \cup {Close(w, x)}, !.at[w] = Never, !.seen = Seen(m, x),
                      !.n = [c \in Cmds |-> IF c = x /\ Kind(c) # "cancel" THEN @[c] + 1 ELSE @[c]]]
  IN IF CancelCause(x) \/ m.pos[b] >= Len(S.br[b]) THEN [m1 EXCEPT !.pos[b] = Len(S.br[b]) + 1]
     ELSE IF S.loop THEN [m1 EXCEPT !.pos[b] = @ + 1, !.can = TRUE]
     ELSE LET nx == S.br[b][m.pos[b] + 1]
          IN [m1 EXCEPT !.pos[b] = @ + 1, !.st[nx] = "open", !.eff = @ \cup {Open(nx)}, !.os[nx] = m1.seen]
InLa(m) == IF m.la = <<>> THEN {} ELSE m.la[1].eff
Unflushed(m) == m.eff \cup InLa(m)
Done(m, c) == /\ c \in m.upd /\ Look(c) \notin Unflushed(m)
              /\ Kind(c) \notin OfInstance => \A w \in W : Close(w, c) \notin Unflushed(m) /\ m.dec[w] # c
Finished(m) == /\ \A b \in Br : m.pos[b] > Len(S.br[b])
               /\ Unflushed(m) = {} /\ \A c \in m.upd : Done(m, c)

\* ------------------------------------------------------------------ what people and the world do: one transaction each
Submit(c) ==      \* the same key again is the same c; a new key or another person is another c
  /\ Kind(c) = "task" /\ pg.cmd[c] = "none" /\ pg.task[S.cmd[c].t] # "absent"
  /\ LET w == S.cmd[c].w  t == S.cmd[c].t IN
     IF pg.wait[w] = "open" /\ pg.dec[w] = "none" /\ pg.task[t] = "open"
     THEN /\ pg' = [pg EXCEPT !.cmd[c] = "accepted", !.dec[w] = c, !.task[t] = "completing", !.crun[c] = pg.wrun[w]]
          /\ told' = [told EXCEPT ![c] = {"202"}]
     ELSE /\ pg' = [pg EXCEPT !.cmd[c] = "conflict"]
          /\ told' = [told EXCEPT ![c] = {"409"}]
  /\ UNCHANGED <<hist, mem, ev, adm, resp, zom, lose, crash, mtx, now>>
SubmitCancel(c) ==
  /\ Kind(c) = "cancel" /\ pg.cmd[c] = "none" /\ ~hist.ended
  /\ pg' = [pg EXCEPT !.cmd[c] = "accepted"] /\ told' = [told EXCEPT ![c] = {"202"}]
  /\ UNCHANGED <<hist, mem, ev, adm, resp, zom, lose, crash, mtx, now>>
OpenRows == {w \in W : pg.wait[w] = "open"}
Undecided == {w \in OpenRows : pg.dec[w] = "none"}
MsgOpen == S.msg \cap Undecided
HopeOpen == S.hope \cap Undecided
Begin(what, saw) == mtx = <<>> /\ mtx' = <<what, saw>> /\ UNCHANGED <<pg, hist, mem, ev, adm, resp, zom, told, lose, crash, now>>
MsgBegin == S.msg # {} /\ pg.msg = "none" /\ Begin("m", MsgOpen)
CorrectBegin == pg.corr < S.corr /\ ~hist.ended /\ Begin("corr", HopeOpen)
MoveBegin(c) == /\ Kind(c) \in {"hold", "clock"} /\ pg.cmd[c] = "none" /\ ~hist.ended /\ (Kind(c) = "hold" => now < S.last)
                /\ Begin(c, OpenRows)
BindMsg(p, w) == [p EXCEPT !.msg = "bound", !.mw = w, !.cmd["m"] = "accepted", !.crun["m"] = p.wrun[w],
                           !.dec[w] = IF Has("msgarb") THEN "m" ELSE @]
MsgCommit ==
  /\ mtx # <<>> /\ mtx[1] = "m" /\ mtx' = <<>>
  /\ LET seen == IF Has("msglock") THEN MsgOpen ELSE mtx[2]
         cand == IF Has("msgarb") THEN seen \cap MsgOpen ELSE seen
     IN IF cand = {} THEN pg' = [pg EXCEPT !.msg = "free"] ELSE \E w \in cand : pg' = BindMsg(pg, w)
  /\ UNCHANGED <<hist, mem, ev, adm, resp, zom, told, lose, crash, now>>
BindCorrect(p, w, run) ==
  LET c == CorrectOf(w) IN [p EXCEPT !.cmd[c] = "accepted", !.cnum[c] = p.corr, !.crun[c] = run,
                                     !.dec[w] = IF Has("corrarb") THEN c ELSE @]
RECURSIVE BindAll(_, _)
BindAll(p, ws) == IF ws = {} THEN p ELSE LET w == CHOOSE w \in ws : TRUE IN BindAll(BindCorrect(p, w, p.wrun[w]), ws \ {w})
CorrectCommit ==
  /\ mtx # <<>> /\ mtx[1] = "corr" /\ mtx' = <<>>
  /\ LET seen == IF Has("corrlock") THEN HopeOpen ELSE mtx[2]
         cand == {w \in (IF Has("corrarb") THEN seen \cap HopeOpen ELSE seen) : pg.cmd[CorrectOf(w)] = "none"}
     IN pg' = BindAll([pg EXCEPT !.corr = @ + 1], cand)
  /\ UNCHANGED <<hist, mem, ev, adm, resp, zom, told, lose, crash, now>>
\* a hold lasts one tick; a clock puts the nearest instant of the instance to now, and the others nearer by as much
Later(ws) == {pg.at[w] : w \in {w \in ws : pg.at[w] > now /\ pg.at[w] # Never}}
Nearest(ws) == CHOOSE a \in Later(ws) : \A o \in Later(ws) : a <= o
MoveCommit(c) ==
  /\ Kind(c) \in {"hold", "clock"} /\ mtx # <<>> /\ mtx[1] = c /\ mtx' = <<>>
  /\ LET ws == {w \in (IF Has("holdlock") THEN OpenRows ELSE mtx[2]) : /\ pg.at[w] # Never /\ (Has("moveall") \/ pg.dec[w] = "none")
                                                                    /\ (Has("keepfired") => pg.dec[w] # "timer")}
         d == IF Later(ws) = {} THEN 0 ELSE Nearest(ws) - now
         p == [pg EXCEPT !.cmd[c] = "accepted"]
     IN pg' = IF Kind(c) = "hold"
              THEN [p EXCEPT !.hold = Max(@, now + 1),
                             !.at = [w \in W |-> IF w \in ws THEN IF Has("holdend") THEN Max(@[w], now) + 1 ELSE @[w] + 1 ELSE @[w]]]
              ELSE [p EXCEPT !.hold = IF @ > d THEN @ - d ELSE 0,
                             !.at = [w \in W |-> IF w \in ws /\ @[w] > now THEN @[w] - d ELSE @[w]]]
  /\ told' = [told EXCEPT ![c] = {"202"}]
  /\ UNCHANGED <<hist, mem, ev, adm, resp, zom, lose, crash, now>>
Tick == now < S.last /\ now' = now + 1 /\ UNCHANGED <<pg, hist, mem, ev, adm, resp, zom, told, lose, crash, mtx>>

\* ------------------------------------------------------------------ deliverers: API instances and sweepers
Deliver(c) ==
  /\ pg.cmd[c] = "accepted" /\ c \notin adm /\ ~hist.ended /\ hist.started /\ c \notin hist.upd /\ (Has("byrun") => pg.crun[c] = hist.run)
  /\ (IF mem = <<>> THEN TRUE ELSE c \notin mem[1].upd)
  /\ adm' = adm \cup {c}
  /\ UNCHANGED <<pg, hist, mem, ev, resp, zom, told, lose, crash, mtx, now>>
Said(c, m) == IF c \in m.refd THEN "bad" ELSE "ok"
Old(c) == Has("byrun") /\ pg.crun[c] < hist.run       \* the call names a run that has ended
Answer(c) ==      \* Temporal answers from what is durable
  /\ pg.cmd[c] = "accepted"
  /\ LET v == IF Old(c) THEN IF <<pg.crun[c], c>> \in hist.known THEN Said(c, hist) ELSE "notfound"
              ELSE IF Done(hist, c) THEN Said(c, hist)
              ELSE IF (hist.ended /\ c \notin hist.upd) \/ (~hist.started /\ ~Has("startguard")) THEN "notfound" ELSE ""
         r == <<c, v, pg.crun[c]>>
     IN v # "" /\ r \notin resp /\ resp' = resp \cup {r}
  /\ UNCHANGED <<pg, hist, mem, ev, adm, zom, told, lose, crash, mtx, now>>
\* a wait that a refusal frees may have missed a message or a correction while it was decided
LookAgain(p, w) ==
  IF ~Has("freelook") \/ p.dec[w] # "none" THEN p
  ELSE IF w \in S.msg /\ p.msg = "free" THEN BindMsg(p, w)
  ELSE IF w \in S.hope /\ p.corr > p.seen[w] THEN BindCorrect(p, w, p.wrun[w]) ELSE p
Refuse(p, c, v) ==
  LET w == TW(p, c)  t == S.cmd[c].t IN
  IF Kind(c) # "task" THEN [p EXCEPT !.cmd[c] = "refused"]
  ELSE IF v = "bad"
  THEN LookAgain([p EXCEPT !.cmd[c] = "refused", !.task[t] = "open",
                           !.dec[w] = IF Has("clear") /\ @ = c THEN "none" ELSE @], w)
  ELSE [p EXCEPT !.cmd[c] = "refused", !.task[t] = "closed", !.wait[w] = "closed",
                 !.by[w] = IF @ = "none" THEN "superseded" ELSE @]
Record(r) ==
  /\ r \in resp /\ resp' = resp \ {r}
  /\ LET c == r[1]  v == r[2]
         ok == v = "ok" \/ (v \in {"past", "notfound"} /\ Has("past") /\ ~Has("byrun") /\ TW(pg, c) # 0 /\ pg.by[TW(pg, c)] = c)
         follows == Has("follow") /\ Kind(c) \in OfInstance /\ r[3] < hist.run
     IN
     IF pg.cmd[c] # "accepted" /\ (Has("guard") \/ pg.cmd[c] = (IF ok THEN "applied" ELSE "x"))
     THEN UNCHANGED <<pg, told>>
     ELSE IF v = "notfound" /\ Has("byrun") /\ (r[3] # pg.crun[c] \/ follows)
     THEN /\ pg' = [pg EXCEPT !.crun[c] = IF r[3] = @ THEN @ + 1 ELSE @] /\ UNCHANGED told
     ELSE IF ok THEN /\ pg' = [pg EXCEPT !.cmd[c] = "applied"] /\ told' = [told EXCEPT ![c] = @ \cup {"200"}]
     ELSE /\ pg' = Refuse(pg, c, v) /\ told' = [told EXCEPT ![c] = @ \cup {"refused"}]
  /\ UNCHANGED <<hist, mem, ev, adm, zom, lose, crash, mtx, now>>
CrashApi ==       \* whoever held this answer died before storing it
  /\ crash < MaxCrash /\ crash' = crash + 1
  /\ \E r \in resp : resp' = resp \ {r}
  /\ UNCHANGED <<pg, hist, mem, ev, adm, zom, told, lose, mtx, now>>

\* ------------------------------------------------------------------ Temporal and the worker
Fire(w) ==
  /\ w \in Clocked /\ hist.at[w] <= now /\ hist.st[w] = "open" /\ ~hist.ended /\ <<"timer", w, hist.at[w]>> \notin ev
  /\ ev' = ev \cup {<<"timer", w, hist.at[w]>>}
  /\ UNCHANGED <<pg, hist, mem, adm, resp, zom, told, lose, crash, mtx, now>>
Cancelled == <<"cancel", 0, 0>>
CancelArrives ==
  /\ S.cancel /\ ~hist.ended /\ Cancelled \notin ev /\ ev' = ev \cup {Cancelled}
  /\ UNCHANGED <<pg, hist, mem, adm, resp, zom, told, lose, crash, mtx, now>>
Fired(m, w) == w \in Clocked /\ m.at[w] # Never /\ <<"timer", w, m.at[w]>> \in m.evs
CauseNow(m, w) == IF m.cancel # "none" THEN {m.cancel}
                  ELSE IF Cancelled \in m.evs THEN {"cancel"}
                  ELSE IF m.st[w] = "lost" \/ (w \in S.timer /\ Fired(m, w)) THEN {"timer"} ELSE {}
CanDecide(m, w) ==
  {x \in CauseNow(m, w) : /\ m.dec[w] = "none" /\ Open(w) \notin Unflushed(m)
                          /\ \/ m.st[w] = "open"
                             \/ m.st[w] = "lost" /\ Has("retry") /\ pg.dec[w] \in {"none", x}}
CanEscalate(m, w) == w \in S.esc /\ m.st[w] = "open" /\ Fired(m, w)
\* what a validator does with c: "" = not now (rejected with "not yet", the sweeper comes again)
Verdict(m, c) ==
  LET w == TW(pg, c) IN
  IF c \in m.upd THEN ""
  ELSE IF Kind(c) \in OfInstance THEN IF c \in m.carried THEN "dup" ELSE "accept"
  ELSE IF m.st[w] = "gone" THEN IF c \in m.carried THEN "dup" ELSE IF Has("past") THEN "past" ELSE "unknown"
  ELSE IF m.st[w] = "none" THEN IF Has("notyet") THEN "" ELSE "unknown"
  ELSE IF m.st[w] = "done" THEN IF m.by[w] = c THEN "dup" ELSE "resolved"
  ELSE IF c \in S.poison THEN "bad" ELSE "accept"
Verdicts(m, c) == LET v == Verdict(m, c) IN IF Scn = "flaky" /\ v = "bad" THEN {"bad", "accept"} ELSE {v}
Work(m) == \/ Unflushed(m) # {} \/ m.can \/ Finished(m)
           \/ \E w \in W : m.dec[w] # "none" \/ CanDecide(m, w) # {} \/ CanEscalate(m, w)
           \/ \E c \in adm : Verdict(m, c) # ""
Relay ==
  /\ ~hist.started /\ hist' = [hist EXCEPT !.started = TRUE]
  /\ UNCHANGED <<pg, mem, ev, adm, resp, zom, told, lose, crash, mtx, now>>
WfStart ==
  /\ mem = <<>> /\ ~hist.ended /\ hist.started
  /\ LET m == [hist EXCEPT !.evs = ev, !.time = now] IN (Work(m) = TRUE) /\ mem' = <<m>>
  /\ UNCHANGED <<pg, hist, ev, adm, resp, zom, told, lose, crash, mtx, now>>
Late(m, w, c) ==  \* without its own transaction's decision a message or correction asks like a timer
  IF m.dec[w] = "none" /\ m.st[w] = "open" THEN [m EXCEPT !.upd = @ \cup {c}, !.dec[w] = c] ELSE [m EXCEPT !.upd = @ \cup {c}]
TakeUpdate(c) ==
  /\ mem # <<>> /\ c \in adm /\ ~mem[1].can /\ (Has("eager") => mem[1].eff = {})
  /\ \E v \in Verdicts(mem[1], c) : LET m == mem[1]  w == TW(pg, c) IN
     /\ v # ""
     /\ mem' = <<IF v = "accept" THEN
                    IF Kind(c) = "cancel" THEN [m EXCEPT !.upd = @ \cup {c}, !.cancel = IF @ = "none" THEN c ELSE @,
                                                         !.n[c] = @ + 1]
                    ELSE IF Kind(c) \in {"hold", "clock"} THEN [m EXCEPT !.upd = @ \cup {c}, !.eff = IF Has("look") THEN @ \cup {Look(c)} ELSE @,
                                                                         !.n[c] = @ + 1]
                    ELSE IF Kind(c) = "msg" /\ ~Has("msgarb") THEN Late(m, w, c)
                    ELSE IF Kind(c) = "correct" /\ ~Has("corrarb") THEN Late(m, w, c)
                    ELSE Resolve([m EXCEPT !.upd = @ \cup {c}], w, c)
                 ELSE IF v = "dup" THEN [m EXCEPT !.upd = @ \cup {c}]
                 ELSE IF v = "bad" /\ Has("durref") THEN [m EXCEPT !.upd = @ \cup {c}, !.refd = @ \cup {c}]
                 ELSE [m EXCEPT !.rej = @ \cup {<<c, v, m.run>>}]>>
  /\ adm' = adm \ {c}
  /\ UNCHANGED <<pg, hist, ev, resp, zom, told, lose, crash, mtx, now>>

\* --- decide: an instant that has fired is forgotten when it asks, so that it asks once
StartDecide(w) ==
  /\ mem # <<>> /\ \E x \in CanDecide(mem[1], w) :
       mem' = <<[mem[1] EXCEPT !.dec[w] = x, !.ask[w] = mem[1].time,
                               !.at[w] = IF x = "timer" /\ mem[1].st[w] = "open" THEN Never ELSE @]>>
  /\ UNCHANGED <<pg, hist, ev, adm, resp, zom, told, lose, crash, mtx, now>>
Moved(p, w, x, ask) == Has("due") /\ x = "timer" /\ p.dec[w] = "none" /\ p.at[w] > ask
Cas(p, w, x, ask) ==
  IF p.dec[w] # "none" \/ Moved(p, w, x, ask) THEN p
  ELSE [p EXCEPT !.dec[w] = x, !.early = @ \/ (x = "timer" /\ (p.at[w] > ask \/ p.hold > ask))]
AfterDecide(m, w, got) ==      \* got: <<winner>>, or <<"moved", instant>>
  LET x == m.dec[w]  m1 == [m EXCEPT !.dec[w] = "none", !.ask[w] = 0, !.ans[w] = <<>>] IN
  IF m.st[w] \notin {"open", "lost"} THEN m1
  ELSE IF got[1] = "moved"
  THEN [m1 EXCEPT !.st[w] = "open", !.at[w] = IF Has("bring") THEN got[2] ELSE @,
                  !.eff = IF Has("relook") THEN @ \cup {Look("moved")} ELSE @]
  ELSE IF got[1] = x THEN Resolve(m1, w, x)
  ELSE IF got[1] \in (IF Has("adopt") THEN {"timer", "cancel"} ELSE IF Has("adoptall") THEN {"timer", "cancel", "x"} ELSE {})
  THEN Resolve(m1, w, got[1])
  ELSE IF x \in Cmds /\ Kind(x) \in OfWorld THEN m1      \* a message that lost: the story goes on waiting
  ELSE [m1 EXCEPT !.st[w] = "lost"]
DecideRuns(w) ==
  /\ mem # <<>> /\ mem[1].dec[w] # "none" /\ mem[1].ans[w] = <<>>
  /\ LET m == mem[1]  x == m.dec[w]  p == Cas(pg, w, x, m.ask[w])
         got == IF Moved(pg, w, x, m.ask[w]) THEN <<"moved", pg.at[w]>> ELSE <<p.dec[w]>>
     IN /\ pg' = p /\ mem' = <<IF S.split THEN [m EXCEPT !.ans[w] = got] ELSE AfterDecide(m, w, got)>>
  /\ UNCHANGED <<hist, ev, adm, resp, zom, told, lose, crash, mtx, now>>
DecideReturns(w) ==
  /\ mem # <<>> /\ mem[1].ans[w] # <<>> /\ mem' = <<AfterDecide(mem[1], w, mem[1].ans[w])>>
  /\ UNCHANGED <<pg, hist, ev, adm, resp, zom, told, lose, crash, mtx, now>>
Escalate(w) ==
  /\ mem # <<>> /\ CanEscalate(mem[1], w)
  /\ mem' = <<[mem[1] EXCEPT !.eff = @ \cup {Esc(w, mem[1].at[w])}, !.at[w] = Never]>>
  /\ UNCHANGED <<pg, hist, ev, adm, resp, zom, told, lose, crash, mtx, now>>

\* --- the projection
ProjBegin ==
  /\ mem # <<>> /\ mem[1].eff # {} /\ mem[1].la = <<>>
  /\ mem' = <<[mem[1] EXCEPT !.la = <<[eff |-> mem[1].eff, seq |-> mem[1].seq, run |-> mem[1].run, os |-> mem[1].os, back |-> <<>>,
                                       saw |-> IF S.msg = {} THEN FALSE ELSE pg.msg = "free", sawhold |-> pg.hold, sawcorr |-> pg.corr]>>, !.eff = {}]>>
  /\ UNCHANGED <<pg, hist, ev, adm, resp, zom, told, lose, crash, mtx, now>>
Opens(l) == {w \in W : Open(w) \in l.eff}
Closes(l) == {w \in W : \E x \in l.eff : x[1] = "close" /\ x[2] = w}
Looks(l) == \E x \in l.eff : x[1] = "look"
Skip(p, l) == ~Has("effect") /\ l.seq \in p.log
NewRows(p, l) == {w \in Opens(l) \ Closes(l) : p.wait[w] = "absent" /\ p.dec[w] = "none"}
TakesMsg(p, l) == IF Skip(p, l) THEN {} ELSE      \* the early message goes to one wait this projection opens
  {w \in NewRows(p, l) \cap S.msg : p.msg = "free" /\ (Has("msglock") \/ l.saw)}
TakesCorr(p, l) == IF Skip(p, l) \/ ~Has("openlook") THEN {} ELSE
  {w \in (NewRows(p, l) \cap S.hope) \ TakesMsg(p, l) : (IF Has("corrlock") THEN p.corr ELSE l.sawcorr) > l.os[w]}
Apply(p, l) ==
  IF Skip(p, l) THEN p ELSE
  LET tk == TakesMsg(p, l)
      ck == TakesCorr(p, l)
      hold == IF Has("holdlock") THEN p.hold ELSE l.sawhold
      NewSt(old, w) == IF w \in Closes(l) THEN "closed" ELSE IF w \in Opens(l) /\ old = "absent" THEN "open" ELSE old
      due == {x \in l.eff : x[1] = "esc" /\ p.wait[x[2]] = "open" /\ x[2] \notin p.esc /\ (Has("escdue") => p.at[x[2]] <= x[3])}
      p1 == [p EXCEPT
               !.wait = [w \in W |-> NewSt(p.wait[w], w)],
               !.task = [t \in Tasks |-> NewSt(p.task[t], WaitOf(t))],
               !.by = [w \in W |-> IF w \in Closes(l) THEN (CHOOSE x \in l.eff : x[1] = "close" /\ x[2] = w)[3] ELSE p.by[w]],
               !.wrun = [w \in W |-> IF w \in Opens(l) /\ p.wait[w] = "absent" THEN l.run ELSE p.wrun[w]],
               !.at = [w \in W |-> IF w \in Opens(l) \cap Clocked /\ p.wait[w] = "absent"
                                   THEN IF Has("heldopen") THEN Max(S.at, hold) ELSE S.at ELSE p.at[w]],
               !.seen = [w \in W |-> IF w \in Opens(l) /\ p.wait[w] = "absent" THEN l.os[w] ELSE p.seen[w]],
               !.esc = @ \cup {x[2] : x \in due},
               !.early = @ \/ \E x \in due : p.at[x[2]] > x[3] \/ p.hold > x[3],
               !.log = IF Has("effect") THEN @ ELSE @ \cup {l.seq},
               !.msg = IF tk # {} THEN "bound" ELSE @,
               !.mw = IF tk # {} THEN CHOOSE w \in tk : TRUE ELSE @,
               !.cmd = IF tk # {} /\ Has("earlycmd") THEN [@ EXCEPT !["m"] = "accepted"] ELSE @,
               !.crun = IF tk # {} /\ Has("earlycmd") THEN [@ EXCEPT !["m"] = l.run] ELSE @,
               !.dec = [w \in W |-> IF tk # {} /\ w = (CHOOSE v \in tk : TRUE) THEN "m" ELSE p.dec[w]]]
  IN [p1 EXCEPT !.cmd = [c \in Cmds |-> IF \E w \in ck : c = CorrectOf(w) /\ Has("earlycmd") THEN "accepted" ELSE @[c]],
                !.cnum = [c \in Cmds |-> IF \E w \in ck : c = CorrectOf(w) THEN p.corr ELSE @[c]],
                !.crun = [c \in Cmds |-> IF \E w \in ck : c = CorrectOf(w) THEN l.run ELSE @[c]],
                !.dec = [w \in W |-> IF w \in ck THEN CorrectOf(w) ELSE @[w]]]
Back(p0, p, l) ==      \* what the rows say, for the waits that this flush speaks of
  LET opened == IF Has("readback") THEN Opens(l) ELSE IF Skip(p0, l) THEN {} ELSE {w \in Opens(l) : p0.wait[w] = "absent"}
      looked == IF Looks(l) THEN {w \in W : p.wait[w] = "open"} ELSE {}
  IN [w \in W |-> IF w \in opened \cup looked THEN IF w \in p.esc THEN Never ELSE p.at[w] ELSE NotTold]
AfterProj(m, back, p) ==
  LET m1 == [m EXCEPT !.la = <<>>, !.seq = @ + 1,
                      !.at = [w \in W |-> IF back[w] # NotTold /\ m.st[w] \in {"open", "lost"} THEN back[w] ELSE @[w]]]
      mine(w) == p.dec[w] = "m" \/ (w \in S.hope /\ p.dec[w] = CorrectOf(w))
      got == IF Has("earlycmd") THEN {} ELSE {w \in S.msg \cup S.hope : back[w] # NotTold /\ mine(w) /\ m1.st[w] = "open"}
      num(w) == IF w \in S.hope THEN p.cnum[CorrectOf(w)] ELSE 0
  IN IF got = {} THEN m1 ELSE LET w == CHOOSE w \in got : TRUE IN Resolve([m1 EXCEPT !.seen = Max(@, num(w))], w, p.dec[w])
ProjCommits ==
  /\ mem # <<>> /\ mem[1].la # <<>> /\ mem[1].la[1].back = <<>>
  /\ LET m == mem[1]  l == m.la[1]  p == Apply(pg, l)  back == Back(pg, p, l)
     IN /\ pg' = p /\ mem' = <<IF S.split THEN [m EXCEPT !.la[1].back = <<back>>] ELSE AfterProj(m, back, p)>>
  /\ UNCHANGED <<hist, ev, adm, resp, zom, told, lose, crash, mtx, now>>
ProjReturns ==
  /\ mem # <<>> /\ mem[1].la # <<>> /\ mem[1].la[1].back # <<>>
  /\ mem' = <<AfterProj(mem[1], mem[1].la[1].back[1], pg)>>
  /\ UNCHANGED <<pg, hist, ev, adm, resp, zom, told, lose, crash, mtx, now>>

\* --- the end of a workflow task, of a run; faults
WfComplete ==     \* may come at any moment: a long local activity makes the SDK complete the task and go on
  /\ mem # <<>> /\ ((mem[1].rej # {} \/ [mem[1] EXCEPT !.evs = hist.evs, !.time = 0] # hist \/ Finished(mem[1])) = TRUE)
  /\ hist' = [mem[1] EXCEPT !.rej = {}, !.time = 0, !.ended = Finished(mem[1])]
  /\ resp' = resp \cup mem[1].rej /\ mem' = <<>>
  /\ UNCHANGED <<pg, ev, adm, zom, told, lose, crash, mtx, now>>
WfCan ==          \* continue-as-new at the head of a turn: flushed, no handler running
  /\ mem # <<>> /\ mem[1].can /\ Unflushed(mem[1]) = {} /\ \A c \in mem[1].upd : Done(mem[1], c)
  /\ LET m == mem[1]  nx == S.br[1][m.pos[1]]  seen == IF Has("carryseen") THEN m.seen ELSE 0 IN
     /\ hist' = [m EXCEPT !.can = FALSE, !.run = @ + 1, !.known = @ \cup {<<m.run, c>> : c \in m.upd},
                          !.asked = @ \/ Cancelled \in m.evs \/ m.cancel # "none", !.rej = {}, !.upd = {}, !.time = 0,
                          !.carried = IF Has("carry") THEN @ \cup m.upd
                                      ELSE IF Has("carryinst") THEN @ \cup {c \in m.upd : Kind(c) = "cancel"} ELSE {},
                          !.dec = [w \in W |-> "none"], !.ask = [w \in W |-> 0], !.ans = [w \in W |-> <<>>], !.at = [w \in W |-> Never],
                          !.st = [w \in W |-> IF w = nx THEN "open" ELSE IF @[w] = "done" THEN "gone" ELSE @[w]],
                          !.evs = IF Has("carrycancel") THEN @ ELSE @ \ {Cancelled},
                          !.cancel = IF Has("carrycancel") THEN @ ELSE "none",
                          !.seen = seen, !.os[nx] = seen,
                          !.eff = {Open(nx)}]
     /\ IF Has("carrycancel") THEN ev' = ev ELSE ev' = ev \ m.evs   \* Temporal does not hand a cancel request to the next run
     /\ \E heard \in {TRUE, FALSE} : resp' = resp \cup m.rej \cup (IF heard THEN {<<c, Said(c, m), m.run>> : c \in m.upd} ELSE {})
     /\ mem' = <<>> /\ adm' = {}
  /\ UNCHANGED <<pg, zom, told, lose, crash, mtx, now>>
Zombie(k, l, w, x, ask) == [k |-> k, l |-> l, w |-> w, x |-> x, ask |-> ask]
WfLose ==         \* worker killed, task timed out, network lost: memory and registry gone, its local activities may go on
  /\ mem # <<>> /\ lose < MaxLose /\ lose' = lose + 1
  /\ LET m == mem[1]
         zs == (IF m.la = <<>> THEN {} ELSE IF m.la[1].back # <<>> THEN {} ELSE {Zombie("proj", m.la[1], 0, "", 0)})
               \cup {Zombie("dec", [eff |-> {}], w, m.dec[w], m.ask[w]) : w \in {v \in W : m.dec[v] # "none" /\ m.ans[v] = <<>>}}
     IN zom' = zom \cup zs
  /\ hist' = [hist EXCEPT !.ans = [w \in W |-> <<>>], !.la = IF @ = <<>> THEN @ ELSE <<[@[1] EXCEPT !.back = <<>>]>>]
  /\ mem' = <<>> /\ adm' = {}
  /\ UNCHANGED <<pg, ev, resp, told, crash, mtx, now>>
ZombieRuns(z) ==
  /\ z \in zom /\ zom' = zom \ {z}
  /\ pg' = IF z.k = "proj" THEN Apply(pg, z.l) ELSE Cas(pg, z.w, z.x, z.ask)
  /\ UNCHANGED <<hist, mem, ev, adm, resp, told, lose, crash, mtx, now>>

Progress == \/ \E c \in Cmds : Deliver(c) \/ Answer(c) \/ TakeUpdate(c) \/ MoveCommit(c)
            \/ \E r \in resp : Record(r)
            \/ \E w \in W : Fire(w) \/ StartDecide(w) \/ DecideRuns(w) \/ DecideReturns(w) \/ Escalate(w)
            \/ Relay \/ WfStart \/ ProjBegin \/ ProjCommits \/ ProjReturns \/ WfComplete \/ WfCan \/ MsgCommit \/ CorrectCommit
World == \/ \E c \in Cmds : Submit(c) \/ SubmitCancel(c) \/ MoveBegin(c)
         \/ MsgBegin \/ CorrectBegin \/ Tick \/ CancelArrives \/ CrashApi \/ WfLose
         \/ \E z \in zom : ZombieRuns(z)
Next == Progress \/ World
Spec == Init /\ [][Next]_vars
FairSpec == Spec /\ WF_vars(Progress) /\ WF_vars(\E r \in resp : Record(r)) /\ WF_vars(WfComplete)

\* ------------------------------------------------------------------ what must hold always
Once        == \A c \in Cmds : hist.n[c] <= 1
AnswerTrue  == \A c \in Cmds : "200" \in told[c] =>
  (hist.n[c] = 1 /\ (Kind(c) = "task" => (pg.wait[S.cmd[c].w] = "closed" /\ pg.by[S.cmd[c].w] = c)))
RefusedTrue == \A c \in Cmds : "refused" \in told[c] => (hist.n[c] = 0 /\ "200" \notin told[c] /\ \A w \in W : hist.by[w] # c)
LoserTold   == \A c \in Cmds : "409" \in told[c] => hist.n[c] = 0
Arbiter     == \A w \in W : hist.by[w] # "none" => hist.by[w] = pg.dec[w]
NoCauseless == \A w \in W : pg.wait[w] = "closed" => (pg.by[w] \notin {"none", "superseded"} /\ pg.by[w] = pg.dec[w])
RefusedFair == \A c \in Cmds : ("refused" \in told[c] /\ Kind(c) \in OfInstance) => hist.ended
WorldHeard  == \A c \in Cmds : Kind(c) \in OfWorld => pg.cmd[c] # "refused"
NotEarly    == ~pg.early       \* no timer decides, and nothing is escalated, before its row's instant or during a hold
CorrectOnce == \A b \in Br : \A n \in 1..S.corr :      \* no branch is changed twice by the same correction
  Cardinality({w \in W : BranchOf(w) = b /\ w \in S.hope /\ hist.by[w] = CorrectOf(w) /\ pg.cnum[CorrectOf(w)] = n}) <= 1
SeenTrue    == \A c \in Cmds : (Kind(c) = "correct" /\ hist.n[c] > 0) => hist.seen >= pg.cnum[c]
Always      == /\ RefusedFair /\ Once /\ AnswerTrue /\ RefusedTrue /\ LoserTold /\ Arbiter /\ NoCauseless
               /\ WorldHeard /\ NotEarly /\ CorrectOnce /\ SeenTrue
\* ------------------------------------------------------------------ what must hold when only the world can move
Quiet == mem = <<>> /\ resp = {} /\ mtx = <<>> /\ ~ENABLED Progress    \* (the first three are only faster to see)
Settles == <>[]Quiet       \* PROPERTY for FairSpec: no livelock
MemMoves == mem # <<>> => ENABLED Progress
HOpen(w) == ~hist.ended /\ hist.st[w] \in {"open", "lost"}
P_NoCommandHangs  == \A c \in Cmds : pg.cmd[c] # "accepted"
P_SameOpen        == \A w \in W : (HOpen(w) <=> pg.wait[w] = "open")
P_TasksUsable     == \A w \in W : HOpen(w) => (pg.dec[w] = "none" /\ \A t \in S.tasks[w] : pg.task[t] = "open")
P_ClosedClosed    == \A w \in W : pg.wait[w] = "closed" => \A t \in S.tasks[w] : pg.task[t] = "closed"
P_NobodyWaits     == \A w \in W : hist.st[w] # "lost"
P_TimersAct       == \A w \in S.timer : HOpen(w) => pg.at[w] > now
P_Escalates       == \A w \in S.esc : HOpen(w) => (pg.at[w] > now \/ w \in pg.esc)
P_CancelActs      == ((Cancelled \in ev \/ hist.cancel # "none" \/ hist.asked) => hist.ended)
P_MessageOnce     == /\ (pg.msg = "bound" => Cardinality({w \in W : hist.by[w] = "m"}) = 1)
                              /\ (pg.msg = "free" => MsgOpen = {})
                              /\ Cardinality({w \in W : hist.by[w] = "m"}) <= 1
P_Corrected       == \A w \in S.hope : HOpen(w) => pg.corr <= pg.seen[w] /\ pg.seen[w] <= hist.seen
Q_NoCommandHangs == Quiet => P_NoCommandHangs
Q_SameOpen == Quiet => P_SameOpen
Q_TasksUsable == Quiet => P_TasksUsable
Q_ClosedClosed == Quiet => P_ClosedClosed
Q_NobodyWaits == Quiet => P_NobodyWaits
Q_TimersAct == Quiet => P_TimersAct
Q_Escalates == Quiet => P_Escalates
Q_CancelActs == Quiet => P_CancelActs
Q_MessageOnce == Quiet => P_MessageOnce
Q_Corrected == Quiet => P_Corrected
Q_All == Quiet => /\ P_NoCommandHangs /\ P_SameOpen /\ P_TasksUsable /\ P_ClosedClosed /\ P_NobodyWaits /\ P_TimersAct /\ P_Escalates
                  /\ P_CancelActs /\ P_MessageOnce /\ P_Corrected
\* not vacuous: each of these must be VIOLATED (the run then shows a story that ends well)
NeverEnds   == ~(Quiet /\ hist.ended)
NeverAll200 == ~(Quiet /\ hist.ended /\ \A c \in Cmds : Kind(c) = "task" => "200" \in told[c])
NeverMsg    == ~(Quiet /\ hist.ended /\ \E w \in W : hist.by[w] = "m")
NeverReopen == ~(Quiet /\ hist.ended /\ \E c \in S.poison : "refused" \in told[c])
NeverHeld   == ~(Quiet /\ \E c \in Cmds, w \in S.timer : Kind(c) = "hold" /\ "200" \in told[c] /\ pg.by[w] = "timer" /\ pg.at[w] > S.at)
NeverStands == ~(Quiet /\ \E c \in Cmds, w \in S.timer : Kind(c) = "hold" /\ "200" \in told[c] /\ HOpen(w) /\ now >= S.at)
NeverClock  == ~(Quiet /\ \E c \in Cmds, w \in S.timer : Kind(c) = "clock" /\ "200" \in told[c] /\ pg.by[w] = "timer" /\ pg.at[w] < S.at)
NeverEsc    == ~(Quiet /\ \E c \in Cmds, w \in S.esc : Kind(c) = "hold" /\ "200" \in told[c] /\ w \in pg.esc /\ pg.at[w] > S.at)
NeverHears  == ~(Quiet /\ hist.ended /\ \E w \in S.hope : hist.by[w] = CorrectOf(w))
NeverHearsEarly == ~(Quiet /\ \E w \in S.hope : w # 1 /\ hist.by[w] = CorrectOf(w) /\ hist.by[1] # CorrectOf(1))
=============================================================================
