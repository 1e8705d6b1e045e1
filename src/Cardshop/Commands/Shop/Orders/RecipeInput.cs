using System.CommandLine;
using System.Text;
using Cardshop.Commands.Recipes;
using Cardshop.Commands.Sources;

namespace Cardshop.Commands.Shop.Orders;

/// <summary>The recipe that goes to a scheduler: as it is written, for the scheduler says what is wrong with it.</summary>
internal sealed class RecipeInput
{
    private readonly Argument<string> _recipe = RecipeArgument.Create();
    private readonly SourceOptions _sources = new();

    public void AddTo(Command command)
    {
        command.Add(_recipe);
        _sources.AddForFilesTo(command);
    }

    /// <summary>Its text.</summary>
    /// <exception cref="ShopException">It is no text.</exception>
    public async Task<string> ReadAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        var name = parse.GetRequiredValue(_recipe);
        using var workshop = RecipeSource.IsRemote(name) ? _sources.Open(session, parse) : null;
        var bytes = await RecipeSource.ReadAsync(name, () => workshop!.Fetcher, cancellation);
        try
        {
            using var reader = new StreamReader(new MemoryStream(bytes), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
            return await reader.ReadToEndAsync(cancellation);
        }
        catch (DecoderFallbackException)
        {
            throw new ShopException(ExitCode.Refused, $"{name}: is not UTF-8, so it is no recipe.");
        }
    }
}
