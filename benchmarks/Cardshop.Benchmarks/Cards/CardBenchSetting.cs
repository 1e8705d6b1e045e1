using System.Diagnostics;
using System.Globalization;
using Cardshop.Benchmarks.Measuring;
using Cardshop.TestKit;

namespace Cardshop.Benchmarks.Cards;

/// <summary>Throttled cards, and the program at work on them, in processes of its own.</summary>
internal sealed class CardBenchSetting : IDisposable
{
    private readonly Throttle _throttle;
    private readonly string _work;
    private readonly string _memory;
    private readonly List<ThrottledCard> _cards = [];

    private CardBenchSetting(Throttle throttle, string work)
    {
        (_throttle, _work) = (throttle, work);
        _memory = Directory.Exists("/dev/shm") ? Directory.CreateDirectory($"/dev/shm/cardshop-bench-{Environment.ProcessId}").FullName : work;
    }

    /// <summary>The cards.</summary>
    public IReadOnlyList<ThrottledCard> Cards => _cards;

    /// <summary>Makes cards; null where devices cannot be throttled.</summary>
    /// <param name="work">A folder.</param>
    /// <param name="count">How many.</param>
    /// <param name="length">Size of each in bytes.</param>
    public static CardBenchSetting? TryMake(string work, int count, long length)
    {
        if (Throttle.Find() is not { } throttle)
        {
            return null;
        }

        var setting = new CardBenchSetting(throttle, work);
        try
        {
            for (var i = 0; i < count; i++)
            {
                setting._cards.Add(new ThrottledCard(throttle, Path.Combine(setting._memory, $"{i}.card"), length));
            }

            return setting;
        }
        catch
        {
            setting.Dispose();
            throw;
        }
    }

    /// <summary>Runs any program below the throttle.</summary>
    public Sample Time(string program, params IEnumerable<string> arguments) => TimeAll([Tool.Find(program), .. arguments]);

    /// <summary>Runs <c>cardshop card</c> on the first so many cards.</summary>
    public Sample Card(string verb, string image, int count, params IEnumerable<string> options) => TimeAll(Command(verb, image, count, options));

    /// <summary>The same, to be watched.</summary>
    public ProcessStartInfo Start(string verb, string image, int count, params IEnumerable<string> options)
    {
        string[] command = [.. _throttle.Enter(Command(verb, image, count, options))];
        return Prepare(new ProcessStartInfo(Tool.Find(command[0]), command[1..]));
    }

    /// <summary>Any start of a program, below the throttle.</summary>
    public ProcessStartInfo Below(ProcessStartInfo start)
    {
        string[] command = [.. _throttle.Enter([start.FileName, .. start.ArgumentList])];
        var below = new ProcessStartInfo(Tool.Find(command[0]), command[1..]);
        foreach (var (name, value) in start.Environment)
        {
            below.Environment[name] = value;
        }

        return Prepare(below);
    }

    public void Dispose()
    {
        foreach (var card in _cards)
        {
            card.Dispose();
        }

        _throttle.Dispose();
        if (!string.Equals(_memory, _work, StringComparison.Ordinal))
        {
            Directory.Delete(_memory, recursive: true);
        }
    }

    private IEnumerable<string> Command(string verb, string image, int count, IEnumerable<string> options)
    {
        var devices = _cards.Take(count).Select(card => card.Device).ToArray();
        return
        [
            Path.Combine(AppContext.BaseDirectory, "cardshop"), "card", verb, image, .. devices, "--json", .. options,
            .. verb is "write" ? devices.SelectMany(device => new[] { "--force", device }).Append("--yes") : [],
        ];
    }

    private Sample TimeAll(IEnumerable<string> command)
    {
        var figures = Path.Combine(_work, "time.txt");
        string[] whole = [.. _throttle.Enter([Tool.Find("time"), "--format", "%U %S %M", "--output", figures, .. command])];
        var start = Stopwatch.GetTimestamp();
        var result = Tool.Try(Prepare(new ProcessStartInfo(Tool.Find(whole[0]), whole[1..])));
        var wall = Stopwatch.GetElapsedTime(start).TotalSeconds;
        if (result.ExitCode != 0)
        {
            throw new InvalidOperationException(result.ToString());
        }

        var values = File.ReadAllText(figures).Split(' ').Select(value => double.Parse(value, CultureInfo.InvariantCulture)).ToArray();
        return new Sample(wall, wall, (long)values[2] * 1024) { Processor = values[0] + values[1] };
    }

    /// <summary>Journals and slots of the person who measures are left alone.</summary>
    private ProcessStartInfo Prepare(ProcessStartInfo start)
    {
        start.Environment["XDG_STATE_HOME"] = Path.Combine(_work, "state");
        start.Environment["XDG_CONFIG_HOME"] = Path.Combine(_work, "config");
        return start;
    }
}
