//! The commands that keymaps may name: the program's own, and a fixed list, so that the messages for bad files stay
//! word for word as they are when commands come to the program.

use plimsoll::app::command;
use plimsoll::app::scope::Scope;
use plimsoll::input::keymap::Name;

const COMMANDS: [(Scope, &str); 19] = [
    (Scope::Always, "app.quit-now screen.blank lock.now"),
    (
        Scope::Global,
        "nav.down nav.up nav.first nav.last nav.page-down nav.page-up pane.next pane.previous pane.pupils \
         pane.passport pane.plan pane.log pane.zoom pupil.open pupil.find strategy.find log.one log.sweep log.note \
         due.open figures.open app.undo palette.open help.open messages.open nav.back app.quit config.reload theme.pick \
         keymap.pick import.open staff.sign-in staff.pick mouse.toggle store.check audit.open disposal.open backup.now lock.pin store.retry file.open concern.new talk.new \
         confidential.new school.open versions.open map.open map.pupil meeting.open",
    ),
    (
        Scope::Pupils,
        "filter.year filter.form filter.provision filter.need filter.due filter.not-logged filter.clear \
         sort.name sort.form sort.due sort.recent pupil.edit pupil.new",
    ),
    (
        Scope::Passport,
        "strategy.copy passport.edit strategy.add passport.agree strategy.pin-up strategy.pin-down passport.remove",
    ),
    (
        Scope::Plan,
        "plan.edit plan.new plan.reading plan.result plan.agree plan.next-cycle plan.remove",
    ),
    (Scope::Log, "entry.correct entry.withdraw entry.history"),
    (
        Scope::LogBar,
        "log.red log.amber log.green log.not-seen log.target log.provision log.independence log.when \
         log.strategies log.type-note log.not-delivered log.cancel",
    ),
    (
        Scope::Reason,
        "reason.pupil-absent reason.staff-absent reason.room reason.trip reason.refused reason.other reason.cancel",
    ),
    (
        Scope::Sweep,
        "sweep.red sweep.amber sweep.green sweep.not-seen sweep.same sweep.skip sweep.not-delivered sweep.when sweep.clear \
         sweep.down sweep.up sweep.save sweep.cancel",
    ),
    (
        Scope::Pick,
        "pick.down pick.up pick.page-down pick.page-up pick.accept pick.copy pick.mark pick.cancel",
    ),
    (
        Scope::Audit,
        "audit.pupil audit.person audit.days audit.kind audit.clear audit.close",
    ),
    (
        Scope::Line,
        "line.left line.right line.start line.end line.delete-back line.delete line.delete-word line.delete-line \
         line.accept line.cancel",
    ),
    (
        Scope::Form,
        "form.save form.next form.previous form.down form.up form.enter form.pick form.item-remove form.item-up \
         form.item-down form.editor form.revert form.remove form.leave",
    ),
    (
        Scope::Disposal,
        "disposal.propose disposal.confirm disposal.hold disposal.release disposal.withdraw disposal.close",
    ),
    (
        Scope::Versions,
        "versions.up versions.down versions.back versions.forward versions.since-review versions.page-down \
         versions.page-up versions.close",
    ),
    (
        Scope::Map,
        "map.layer map.area map.year map.only map.enter map.close",
    ),
    (
        Scope::Meeting,
        "meeting.forward meeting.back meeting.answer meeting.down meeting.up meeting.choose-one meeting.choose-two \
         meeting.choose-three meeting.choose-four meeting.choose-five meeting.choose-six meeting.choose-seven \
         meeting.choose-eight meeting.choose-nine meeting.action meeting.note meeting.park meeting.decide meeting.jump \
         meeting.pause meeting.blank meeting.undo meeting.help meeting.leave",
    ),
    (
        Scope::MeetingText,
        "meeting.enter meeting.done meeting.done-forward",
    ),
    (Scope::Confirm, "confirm.yes confirm.no"),
];

const WELCOME: &str = "welcome.demo welcome.import welcome.empty welcome.accept welcome.quit";

/// Commands that the palette alone reaches in the default keymap.
pub(crate) const PALETTE_ONLY: [&str; 16] = [
    "map.pupil",
    "school.open",
    "config.reload",
    "theme.pick",
    "keymap.pick",
    "import.open",
    "staff.sign-in",
    "staff.pick",
    "mouse.toggle",
    "store.check",
    "backup.now",
    "audit.open",
    "disposal.open",
    "lock.pin",
    "confidential.new",
    "store.retry",
];

/// The fixed list.
pub(crate) fn names() -> Vec<Name> {
    let all = COMMANDS.into_iter().chain([(Scope::Welcome, WELCOME)]);
    all.flat_map(|(scope, ids)| ids.split_whitespace().map(move |id| Name { id, scope }))
        .collect()
}

/// The program's own commands.
pub(crate) fn real() -> Vec<Name> {
    command::all()
        .map(|command| Name {
            id: command.id,
            scope: command.scope,
        })
        .collect()
}
