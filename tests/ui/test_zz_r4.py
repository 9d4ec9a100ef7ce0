import threading, time
from pathlib import Path
from datetime import timedelta
import pytest
from assertjournal.data import entries as entry_rows
from assertjournal.ui.main_window import MainWindow
from assertjournal.ui.pages.welcome_page import WelcomePage
from assertjournal.ui.pages.covered_page import CoveredPage
from assertjournal.ui.pages.recovery_key_page import RecoveryKeyPage
from assertjournal.ui.place_names import KEYS
from tests.support.builders import *
from tests.support.hands import *
from tests.support.windows import *

def test_exception(window, wiring, relaunched, monkeypatch, qtbot):
    import sys
    seen=[]
    monkeypatch.setattr(sys,"excepthook",lambda *a: seen.append(a[0].__name__))
    page=write_in(window, wiring, "half an hour")
    def boom(*a): raise RuntimeError("bug")
    monkeypatch.setattr(entry_rows,"put",boom)
    try: window.lock(); print("lock returned")
    except BaseException as e: print("lock raised",type(e).__name__)
    print("relaunched",relaunched,"covered",bool(shown(window,CoveredPage)),"text visible",page.isVisible())
    try: window.lock_unasked(); print("lock_unasked returned")
    except BaseException as e: print("lock_unasked raised",type(e).__name__)
    print("relaunched",relaunched,"covered",bool(shown(window,CoveredPage)),"text visible",page.isVisible())
    with qtbot.captureExceptions() as ex:
        r=window.close()
    print("close() ->",r,"visible",window.isVisible(),"exceptions",[e[0].__name__ for e in ex], "ended", window._ended)
    with qtbot.captureExceptions() as ex:
        try: window.end(); print("end ok")
        except BaseException as e: print("end raised",type(e).__name__)
    monkeypatch.undo()

def test_read_exception(window, wiring, relaunched, monkeypatch, qtbot):
    write_in(window, wiring, "half an hour")
    def boom(): raise KeyError("x")
    wiring.operations.read(boom, lambda r: None)
    try: window.lock(); print("lock returned")
    except BaseException as e: print("lock raised",type(e).__name__)
    print("relaunched",relaunched)

def test_put_off(with_key, qtbot, open_window, wiring, relaunched):
    press(with_key,"Later")
    qtbot.waitUntil(lambda: bool(shown(with_key, WelcomePage)))
    print("reminded before:", "Your recovery key can still be shown" in words(with_key))
    j=with_key.flow.journal
    with_key.lock(); print(relaunched)
    w=unlocked(open_window(j),wiring,qtbot)
    print(type(w.workspace.page).__name__)
    w.workspace.go(Place("welcome")); wiring.operations.finish()
    print(type(w.workspace.page).__name__,"reminded after lock:", "recovery key" in words(w))

def test_new_key_then_idle(window, wiring, qtbot, relaunched, open_window):
    ws=window.workspace; ws.show_aside(KEYS); wiring.operations.finish()
    page=ws.page
    ws.key_made.emit("AAAA")
    print("key page in sight:",bool(shown(window,RecoveryKeyPage)))
    window.lock_unasked(); print("relaunched with the new key in sight:",relaunched)

def test_hung_second(window, wiring, qtbot, relaunched, monkeypatch, tmp_path):
    from assertjournal.data import backup_making
    from assertjournal.services.backups import Backups
    from assertjournal.core.clock import Clock
    page=write_in(window, wiring, "half an hour")
    (tmp_path/"usb").mkdir()
    wiring.operations.run(lambda: Backups(Clock()).choose_second_folder(tmp_path/"usb"), lambda _:None, lambda e:print(e)); wiring.operations.finish()
    reached=threading.Event()
    def hang(*a,**k): reached.set(); time.sleep(4); raise AssertionError
    monkeypatch.setattr(backup_making,"copy_backup",lambda made,folder,go_on=None:(reached.set(),time.sleep(4),made)[2])
    window.workspace.backups.backing_up.begin(); wiring.operations.finish()
    assert reached.wait(10)
    t=time.time(); window.lock_unasked(); print("lock took",round(time.time()-t,1),"s",relaunched)

def test_idle_busy(window, wiring, qtbot, relaunched, monkeypatch, clock):
    ev=threading.Event()
    wiring.operations.aside(lambda: ev.wait(20), lambda _:None, lambda _:None)
    w=window._auto_lock.idle_watch
    clock.pass_by(timedelta(hours=2)) if hasattr(clock,"pass_by") else print(dir(clock))
    w.look(); print("idle 2h, aside hung -> relaunched",relaunched)
    ev.set()

def test_salvage_flag(open_window, journal, wiring, qtbot, tmp_path, monkeypatch):
    other=tmp_path/"Other.ajournal"; a_journal(other)
    w=open_window(journal)
    w.flow._salvage_next()   # what the button "read what can be read" does, before a wrong passphrase
    w.flow._show_door(other, may_create=False)
    unlocked(w, wiring, qtbot)
    print("healthy other journal opened: salvaged =", w.flow.salvaged, "| read only:", w.workspace._read_only, "|", [l for l in words(w).splitlines() if "damaged" in l][:1])

def test_cover_back(window, wiring, disk, qtbot):
    page=write_in(window, wiring, "half an hour"); disk.full=True
    window.lock_unasked(); press(window,"Show what I was writing")
    print("after idle lock that failed, one click shows text:", page.isVisible(), "menu enabled", window.menuBar().isEnabled())

def test_prepare_error_while_switching(window, wiring, qtbot, monkeypatch, journal):
    """re-encryption: the new journal cannot be opened after the exchange (its lock cannot be taken)."""
    from assertjournal.data import reencryption
    from assertjournal.core.errors import FileRefused
    from assertjournal.services.journal_keys import JournalKeys
    from assertjournal.core.clock import Clock
    jk=JournalKeys(Clock(),CHEAP_KDF)
    real=reencryption.open_journal
    def no(*a,**k): raise FileRefused("The journal’s lock file cannot be used.","Check")
    monkeypatch.setattr(reencryption,"open_journal",no)
    res=[]
    def job(): 
        return jk.encrypt_anew(jk.prepare_anew(jk.folder(),PASSPHRASE,"four other words now"),lambda n:None)
    page=write_in(window, wiring, "half an hour")
    wiring.operations.run(job, lambda r: res.append(("done",r)), lambda e: res.append(("failed",str(e))))
    wiring.operations.finish(); print(res)
    from assertjournal.data.database import database
    print("closed:",database.is_closed())
    type_into(page.form,"request"," more")
    window.lock(); print("covered:",bool(shown(window,CoveredPage)), words(window)[:300])
    from assertjournal.data import journal_file
    for pw in (PASSPHRASE,"four other words now"):
        try: journal_file.unwrap_key(journal,passphrase=pw); print(pw,"opens")
        except Exception as e: print(pw,type(e).__name__)
    from assertjournal.services.safe_copy import SafeCopy
    out=[]
    wiring.operations.run(lambda: window.workspace._desk.safe_copy.save_copy(journal.with_name("c"), window.workspace._desk.saves.all_unsaved()), lambda r: out.append(r), lambda e: out.append(str(e)))
    wiring.operations.finish(); print("save a copy elsewhere:",out)
    monkeypatch.undo()
