using System.Text;

namespace Cardshop.Commands.Shop.Logins;

/// <summary>Reads a password: the first line of standard input, or what is typed at a terminal, which does not show it.</summary>
internal static class PasswordInput
{
    /// <summary>Reads a password.</summary>
    /// <param name="question">What a person is asked.</param>
    /// <param name="isNew">Whether a person has to type it twice, because nothing would tell a slip.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ShopException">There is none.</exception>
    public static async Task<string> ReadAsync(string question, bool isNew, CancellationToken cancellation)
    {
        if (Console.IsInputRedirected)
        {
            var line = await Task.Run(Console.ReadLine, cancellation).WaitAsync(cancellation);
            return line is { Length: > 0 } ? line : throw new ShopException(ExitCode.Usage, "Standard input has no password on its first line.");
        }

        var password = await AskAsync($"{question}: ", cancellation);
        if (isNew && !string.Equals(password, await AskAsync($"{question}, once more: ", cancellation), StringComparison.Ordinal))
        {
            throw new ShopException(ExitCode.Usage, "That was not the same password twice. Try again.");
        }

        return password;
    }

    private static async Task<string> AskAsync(string question, CancellationToken cancellation)
    {
        // Looking for keys switches the echo off: what is typed, or pasted, the moment that the question is there must not show either.
        _ = Console.KeyAvailable;
        await Console.Error.WriteAsync(question);
        try
        {
            return await Task.Run(ReadHidden, cancellation).WaitAsync(cancellation);
        }
        finally
        {
            await Console.Error.WriteLineAsync();
        }
    }

    private static string ReadHidden()
    {
        var typed = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                typed.Length = Math.Max(0, typed.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                typed.Append(key.KeyChar);
            }
        }

        return typed.ToString();
    }
}
