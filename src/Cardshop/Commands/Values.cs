using System.CommandLine.Parsing;
using System.Diagnostics.CodeAnalysis;

namespace Cardshop.Commands;

/// <summary>Reads values of the command line that have a form of their own.</summary>
internal static class Values
{
    public delegate bool Parser<T>(string text, [NotNullWhen(true)] out T? value);

    /// <summary>A single value.</summary>
    public static Func<ArgumentResult, T?> One<T>(Parser<T> parser, Func<string, string> problem) =>
        result => Read(result, result.Tokens[0].Value, parser, problem);

    /// <summary>Any number of values.</summary>
    public static Func<ArgumentResult, T[]> All<T>(Parser<T> parser, Func<string, string> problem) =>
        result => [.. result.Tokens.Select(token => Read(result, token.Value, parser, problem)!)];

    private static T? Read<T>(ArgumentResult result, string text, Parser<T> parser, Func<string, string> problem)
    {
        if (!parser(text, out var value))
        {
            result.AddError(problem(text));
        }

        return value;
    }
}
