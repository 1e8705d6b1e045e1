using Cardshop.Hotspot.Recipes;
using Cardshop.Imaging.Inputs;

namespace Cardshop.Imaging.Planning;

/// <summary>
/// What image-creator makes of <c>size: auto</c>: declared sizes, each image counted as archive and as unpacked, and a tenth more. It knows
/// nothing of file systems, so it is shown for comparison only.
/// </summary>
internal static class ReferenceFormula
{
    private const double Margin = 0.1;
    private const int SectorSize = 512;

    /// <returns>Size of the image in bytes.</returns>
    public static long LengthOf(Recipe recipe, ImageInputs inputs)
    {
        var content = recipe.OciImages.Sum(image => image.FileSize.Bytes + image.FullSize.Bytes)
            + inputs.Files.Sum(file => file.Spec.Size?.Bytes ?? file.Length.Bytes);
        var needed = recipe.Base.RootfsSize.Bytes + content + (long)(content * Margin);
        return (Math.Max(inputs.Base.DownloadLength.Bytes, needed) + SectorSize - 1) / SectorSize * SectorSize;
    }
}
