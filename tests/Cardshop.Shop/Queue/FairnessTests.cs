using Cardshop.Contracts.Queue;
using Cardshop.Contracts.Shop;
using Cardshop.Scheduler.Queue;
using Cardshop.Scheduler.Shop;
using Cardshop.Shop.Simulation;
using Cardshop.TestKit.Simulation;
using Xunit;

namespace Cardshop.Shop.Queue;

public sealed class FairnessTests : IAsyncLifetime
{
    private readonly SimulatedClock _clock = new();
    private SimulatedShop _shop = null!;
    private int _workers;

    public ValueTask InitializeAsync()
    {
        _shop = new SimulatedShop(_clock, new Random(1));
        _ = new Channels(_shop.Store, _clock).CreateAsync(_shop.Manager, new ChannelRequest { Slug = "small", Name = "Small" });
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public async Task A_channel_with_many_orders_does_not_keep_another_waiting()
    {
        for (var i = 0; i < 20; i++)
        {
            await PlaceAsync($"many {i}");
        }

        _clock.Passed += 60_000;
        await PlaceAsync("one", channel: "small");
        Assert.Equal(["many 0", "one", "many 1"], [Next(), Next(), Next()]);
    }

    [Fact]
    public async Task Priority_goes_first_until_others_have_waited_ten_minutes_for_each_step()
    {
        await PlaceAsync("old");
        _clock.Passed += 15 * 60_000;
        await PlaceAsync("urgent", priority: 1);
        await PlaceAsync("very urgent", priority: 2);
        await PlaceAsync("common");
        Assert.Equal(["very urgent", "old", "urgent", "common"], [Next(), Next(), Next(), Next()]);
    }

    [Fact]
    public async Task Test_6_Time_during_which_no_scheduler_was_up_does_not_count_and_late_reports_are_taken()
    {
        await PlaceAsync("long");
        await _shop.Pulse.BeatAsync(default);
        var lease = _shop.Claim("w")!.Lease;
        _clock.Passed += 30 * 60_000;
        _shop.Restart();
        await _shop.Pulse.BeatAsync(default);
        _clock.Passed += 3_000;
        await _shop.Pulse.BeatAsync(default);
        Assert.Null(_shop.Claim("other"));
        foreach (var status in new[] { WorkStatus.Building, WorkStatus.Built, WorkStatus.Uploading })
        {
            Assert.False(_shop.Store.Write(session => _shop.Queue.Beat(session, _shop.Creator, lease.Id, new Heartbeat { Fence = lease.Fence, Status = status })).IsRefused);
        }
    }

    [Fact]
    public async Task A_dead_workers_task_is_handed_on_within_thirty_seconds()
    {
        await PlaceAsync("x");
        await _shop.Pulse.BeatAsync(default);
        var first = _shop.Claim("dead")!;
        Assignment? second = null;
        var died = _clock.Passed;
        while (second is null && _clock.Passed - died < 60_000)
        {
            _clock.Passed += 1_000;
            await _shop.Pulse.BeatAsync(default);
            second = _shop.Claim("alive");
        }

        Assert.Equal(first.Task.Id, second?.Task.Id);
        Assert.InRange(_clock.Passed - died, 20_000, 30_000);
    }

    [Fact]
    public async Task A_lapsed_holder_may_go_on_as_long_as_nobody_else_has_claimed()
    {
        await PlaceAsync("x");
        await _shop.Pulse.BeatAsync(default);
        var lease = _shop.Claim("slow")!.Lease;
        for (var second = 0; second < 25; second++)
        {
            _clock.Passed += 1_000;
            await _shop.Pulse.BeatAsync(default);
        }

        Assert.Equal(LeaseRow.Lapsed, StateOf(lease));
        Assert.False(_shop.Store.Write(session => _shop.Queue.Beat(session, _shop.Creator, lease.Id, new Heartbeat { Fence = lease.Fence, Status = WorkStatus.Uploading })).IsRefused);
        Assert.Equal(LeaseRow.Active, StateOf(lease));
        Assert.Null(_shop.Claim("other"));
    }

    [Fact]
    public async Task A_clock_set_forward_takes_no_task_from_a_worker_and_one_set_back_keeps_none_waiting()
    {
        await PlaceAsync("x");
        await _shop.Pulse.BeatAsync(default);
        var lease = _shop.Claim("w")!.Lease;
        foreach (var jump in new[] { 3_600_000, -7_200_000 })
        {
            _clock.Error += jump;
            _clock.Passed += 1_000;
            await _shop.Pulse.BeatAsync(default);
            _clock.Passed += 1_000;
            await _shop.Pulse.BeatAsync(default);
            Assert.Equal(LeaseRow.Active, StateOf(lease));
        }

        for (var second = 0; second < 25; second++)
        {
            _clock.Passed += 1_000;
            await _shop.Pulse.BeatAsync(default);
        }

        Assert.NotNull(_shop.Claim("other"));
    }

    private string StateOf(LeaseRow lease) => _shop.Store.Read(session => session.Value<string>("SELECT state FROM leases WHERE id = @Id", new { lease.Id }))!;

    private async Task PlaceAsync(string name, string channel = Hosting.Shop.Channel, int priority = 0)
    {
        _clock.Passed += 10;
        Assert.False((await _shop.Desk.PlaceAsync(_shop.Manager, Hosting.Shop.Order("x") with { Name = name, Channel = channel, Priority = priority }, key: null)).IsRefused);
    }

    private string Next() => _shop.Claim($"w{_workers++}")!.Order.Name;
}
