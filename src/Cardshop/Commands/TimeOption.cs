using System.CommandLine;
using System.Globalization;

namespace Cardshop.Commands;

/// <summary>Options that take a time; one without a zone is in UTC.</summary>
internal static class TimeOption
{
    public static Option<DateTimeOffset?> Create(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "TIME",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
            {
                return time;
            }

            result.AddError($"{name}: \"{text}\" is not a time such as 2026-03-11T08:00:00Z.");
            return null;
        },
    };
}
