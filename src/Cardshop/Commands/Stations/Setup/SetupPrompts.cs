using Spectre.Console;

namespace Cardshop.Commands.Stations.Setup;

/// <summary>Questions at a terminal. An empty answer is always one.</summary>
internal sealed class SetupPrompts(IAnsiConsole console)
{
    public IAnsiConsole Console => console;

    /// <summary>Has a person choose.</summary>
    public Task<T> ChooseAsync<T>(string question, IReadOnlyList<(T Value, string Text)> choices, CancellationToken cancellation)
        where T : notnull
    {
        var texts = choices.Select(choice => choice.Text).ToList();
        var prompt = new SelectionPrompt<int> { Title = question.EscapeMarkup(), PageSize = 12, Converter = at => texts[at].EscapeMarkup() };
        prompt.AddChoices(Enumerable.Range(0, choices.Count));
        return Answer();

        async Task<T> Answer() => choices[await prompt.ShowAsync(console, cancellation)].Value;
    }

    /// <summary>Has a person type something.</summary>
    /// <param name="question">What.</param>
    /// <param name="usual">The answer when nothing is typed; null for nothing.</param>
    /// <param name="problem">Says what is wrong with an answer; null when nothing is.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Null when nothing was typed and there is no usual answer.</returns>
    public async Task<string?> AskAsync(string question, string? usual, Func<string, string?> problem, CancellationToken cancellation)
    {
        var prompt = new TextPrompt<string>($"{question}{(usual is null ? "" : $" ({usual})")}:".EscapeMarkup()) { AllowEmpty = true };
        prompt.Validator = text => text.Trim().Length > 0 && problem(text.Trim()) is { } wrong ? ValidationResult.Error($"[red]{wrong.EscapeMarkup()}[/]") : ValidationResult.Success();
        var answer = (await prompt.ShowAsync(console, cancellation)).Trim();
        return answer.Length > 0 ? answer : usual;
    }

    /// <summary>Has a person type a password, which does not show.</summary>
    /// <returns>Null when nothing was typed.</returns>
    public async Task<string?> AskSecretAsync(string question, CancellationToken cancellation)
    {
        var prompt = new TextPrompt<string>($"{question}:".EscapeMarkup()) { AllowEmpty = true, IsSecret = true };
        var answer = await prompt.ShowAsync(console, cancellation);
        return answer.Length > 0 ? answer : null;
    }

    /// <summary>Asks whether something is to be done; the usual answer is no.</summary>
    public Task<bool> ConfirmAsync(string question, CancellationToken cancellation) =>
        new ConfirmationPrompt(question.EscapeMarkup()) { DefaultValue = false }.ShowAsync(console, cancellation);
}
