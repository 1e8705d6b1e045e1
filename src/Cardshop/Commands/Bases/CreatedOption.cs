using System.CommandLine;
using System.Globalization;

namespace Cardshop.Commands.Bases;

/// <summary><c>--created</c>, the time that a base is stamped with.</summary>
internal static class CreatedOption
{
    public static Option<DateTimeOffset?> Create() => new("--created")
    {
        Description = "Time of the base, such as 2026-03-11T08:00:00Z. Default: $SOURCE_DATE_EPOCH, else now. The same time and content give the same bytes.",
        HelpName = "TIME",
        CustomParser = result => DateTimeOffset.TryParse(
            result.Tokens[0].Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : Fail(result),
    };

    public static DateTimeOffset ValueOf(ParseResult parse, Option<DateTimeOffset?> option, TimeProvider clock) =>
        parse.GetValue(option)
        ?? (long.TryParse(Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH"), out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds()));

    private static DateTimeOffset? Fail(System.CommandLine.Parsing.ArgumentResult result)
    {
        result.AddError($"--created: \"{result.Tokens[0].Value}\" is not a time such as 2026-03-11T08:00:00Z.");
        return null;
    }
}
