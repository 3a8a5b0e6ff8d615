from tests.server.test_browser import *
def test_x(room, handset):
    page = handset.join(room.person())
    ballot = room.open_ballot()
    expect(page.locator("h1")).to_contain_text("Notation individuelle")
    page.evaluate("""()=>{window.log=[];const f=HTMLElement.prototype.focus;HTMLElement.prototype.focus=function(...a){log.push(['focus',this.className,this.tagName,document.hasFocus(), getComputedStyle(this).display]);return f.apply(this,a)};
     new MutationObserver(m=>log.push(['mut',m.length,m[0].type, m[0].target.id])).observe(document.getElementById('main'),{childList:true});
     document.addEventListener('focusin',e=>log.push(['in',e.target.className,e.target.tagName]));document.addEventListener('focusout',e=>log.push(['out',e.target.className]))}""")
    rate(page); send(page)
    expect(page.locator(".saved")).to_contain_text(SAVED)
    page.wait_for_timeout(1500)
    for l in page.evaluate("log")[-8:]: print(l)
    print(page.evaluate("document.activeElement.outerHTML.slice(0,80)"), page.evaluate("document.hasFocus()"))
    assert 0
