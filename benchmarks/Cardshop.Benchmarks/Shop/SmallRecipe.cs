using Cardshop.Benchmarks.Rendering;

namespace Cardshop.Benchmarks.Shop;

/// <summary>A recipe on a local base, for orders of which the image does not matter.</summary>
internal static class SmallRecipe
{
    public static string Make(string folder)
    {
        Directory.CreateDirectory(folder);
        ImageInputs.MakeBase(folder);
        return $"""
            base:
              source: {new Uri(ImageInputs.BaseOf(folder)).AbsoluteUri}
              rootfs_size: 0
            """;
    }
}
