using System.Diagnostics.CodeAnalysis;

namespace Cardshop.Hosting.Settings;

/// <summary>How values of one kind are written.</summary>
/// <param name="Allowed">What may be given, as the end of a sentence that begins with "give".</param>
/// <param name="TryParse">Reads one.</param>
/// <param name="Format">Writes one so that it reads back equal; empty for none.</param>
internal sealed record ValueForm<T>(string Allowed, ValueForm<T>.Parser TryParse, Func<T, string> Format)
{
    public delegate bool Parser(string text, [MaybeNullWhen(false)] out T value);
}
