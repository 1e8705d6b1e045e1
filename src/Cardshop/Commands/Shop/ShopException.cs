namespace Cardshop.Commands.Shop;

/// <summary>A command about a shop cannot be carried out.</summary>
/// <param name="exitCode">One of <see cref="ExitCode"/>.</param>
/// <param name="messages">Why, and what to do next; one or more.</param>
internal sealed class ShopException(int exitCode, params IReadOnlyList<string> messages) : Exception(messages[0])
{
    public int ExitCode => exitCode;

    public IReadOnlyList<string> Messages => messages;
}
