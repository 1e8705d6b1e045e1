using System.CommandLine;

namespace Cardshop.Commands.Bases;

/// <summary><c>--created</c>, the time that a base is stamped with.</summary>
internal static class CreatedOption
{
    public static Option<DateTimeOffset?> Create() => TimeOption.Create(
        "--created",
        "Time of the base, such as 2026-03-11T08:00:00Z. Default: $SOURCE_DATE_EPOCH, else now. The same time and content give the same bytes.");

    public static DateTimeOffset ValueOf(ParseResult parse, Option<DateTimeOffset?> option, TimeProvider clock) =>
        parse.GetValue(option)
        ?? (long.TryParse(Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH"), out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds()));
}
