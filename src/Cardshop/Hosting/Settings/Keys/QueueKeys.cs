using Cardshop.Scheduler.Queue;

namespace Cardshop.Hosting.Settings.Keys;

/// <summary><c>scheduler.queue</c></summary>
internal static class QueueKeys
{
    public static IReadOnlyList<Setting> All { get; } =
    [
        Time("lease", "5 s or more", q => q.Lease, (q, v) => q with { Lease = v }, "How long a worker may be silent before its task is handed on."),
        Time("heartbeat", "at most half of scheduler.queue.lease", q => q.Heartbeat, (q, v) => q with { Heartbeat = v }, "How often workers call while they have a task."),
        Setting.Of("scheduler.queue.attempts", Forms.Number("1 or more"), s => s.Scheduler.Queue.Attempts, (s, v) => With(s, q => q with { Attempts = v }),
            "How many workers may fail at a task before a person has to look at it."),
        Time("failure_pause", "0 or more", q => q.FailurePause, (q, v) => q with { FailurePause = v }, "The pause after a task failed for the first time; each further time doubles it."),
        Time("lapse_pause", "0 or more", q => q.LapsePause, (q, v) => q with { LapsePause = v }, "The pause after a worker vanished for the first time; each further time doubles it."),
        Time("warehouse_pause", "0 or more", q => q.WarehousePause, (q, v) => q with { WarehousePause = v }, "How long a task waits whose warehouse does not answer when it is to be handed out."),
        Time("longest_pause", "0 or more", q => q.LongestPause, (q, v) => q with { LongestPause = v }, "The longest pause."),
        Time("channel_share", "0 or more", q => q.ChannelShare, (q, v) => q with { ChannelShare = v }, "What each running task of a channel costs those of it that wait, so that a busy channel lets others go first."),
        Time("content_bonus", "0 or more", q => q.ContentBonus, (q, v) => q with { ContentBonus = v }, "What a task gains with a worker that holds all its content already."),
    ];

    private static Setting Time(string name, string range, Func<QueueOptions, TimeSpan> get, Func<QueueOptions, TimeSpan, QueueOptions> set, string meaning) =>
        Setting.Of($"scheduler.queue.{name}", Forms.Duration(range), s => get(s.Scheduler.Queue), (s, v) => With(s, q => set(q, v)), meaning);

    private static CardshopSettings With(CardshopSettings settings, Func<QueueOptions, QueueOptions> change) =>
        settings with { Scheduler = settings.Scheduler with { Queue = change(settings.Scheduler.Queue) } };
}
