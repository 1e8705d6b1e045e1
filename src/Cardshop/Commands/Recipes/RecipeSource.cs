using Cardshop.Content.Fetching;
using Cardshop.Hotspot.Recipes;
using Cardshop.Imaging.Planning;

namespace Cardshop.Commands.Recipes;

/// <summary>Reads the recipe that an argument names.</summary>
internal static class RecipeSource
{
    private const int LargestRecipe = 64 << 20;

    /// <summary>Whether it lies on a server.</summary>
    public static bool IsRemote(string name) =>
        Uri.TryCreate(name, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https");

    /// <summary>Where it lies on this machine; null when it does not.</summary>
    public static string? PathOf(string name) => name is "-" || IsRemote(name) ? null : Path.GetFullPath(name);

    /// <summary>The bytes of a recipe.</summary>
    /// <param name="name">A path, <c>-</c> for standard input, or a URL.</param>
    /// <param name="fetcher">Gets what lies on a server.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<byte[]> ReadAsync(string name, Func<Fetcher> fetcher, CancellationToken cancellation)
    {
        if (IsRemote(name))
        {
            var request = new FetchRequest(new Uri(name)) { LongestLength = LargestRecipe, IsRemembered = false };
            return (await fetcher().FetchAsync(request, progress: null, cancellation)).Content.ReadAll();
        }

        await using var stream = name is "-" ? Console.OpenStandardInput() : OpenFile(name);
        using var buffer = new MemoryStream();
        await stream.CopyToAsync(buffer, cancellation);
        return buffer.Length <= LargestRecipe ? buffer.ToArray() : throw new IOException($"{name}: is larger than {LargestRecipe} bytes, so it is hardly a recipe.");
    }

    /// <summary>Reads a recipe's text.</summary>
    public static RecipeReading Parse(byte[] bytes, string name) => ImageRecipe.Read(bytes, name is "-" ? "standard input" : name);

    private static FileStream OpenFile(string path)
    {
        try
        {
            return new FileStream(path, new FileStreamOptions { Options = FileOptions.SequentialScan | FileOptions.Asynchronous });
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FileNotFoundException($"{path}: there is no such recipe.", path, error);
        }
    }
}
